namespace TastyPS.Core.Doctor;

/// <summary>Whether each profile's stored credential is there, readable, and nobody else's.</summary>
internal sealed class SecretStoreCheck : IConnectionCheck
{
    public string Name => "SecretStore";

    public Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.HasLocalFault) return Task.FromResult<Finding?>(null);
        var finding = Look(examination.Profiles);
        examination.HasLocalFault = finding.Result == CheckResult.Fail;
        return Task.FromResult<Finding?>(finding);
    }

    private static Finding Look(ProfileStore profiles)
    {
        var keepers = profiles.List().Where(p => p.HasSecret).ToList();
        foreach (var profile in keepers)
        {
            var again = $"Connect-TastySession -Profile {profile.Name} -ClientSecret (Read-Host -AsSecureString) -RefreshToken (Read-Host -AsSecureString)";
            try
            {
                if (profiles.Secrets.Read(profile.Name) is null) return Finding.Fail($"The stored credential of profile '{profile.Name}' is gone.", again);
            }
            catch (TastyException e)
            {
                return Finding.Fail(e, e.ErrorId == ErrorIds.SecretExposed ? $"chmod 600 '{e.Target}'" : again);
            }
        }
        return Finding.Pass(keepers.Count == 0 ? "No credential is stored." : $"Stored and protected: {string.Join(", ", keepers.Select(p => p.Name))}.");
    }
}
