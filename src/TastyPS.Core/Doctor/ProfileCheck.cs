namespace TastyPS.Core.Doctor;

/// <summary>Whether the profile file can be read.</summary>
internal sealed class ProfileCheck : IConnectionCheck
{
    public string Name => "Profile";

    public Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        try
        {
            var names = examination.Profiles.List().Select(p => p.IsDefault ? p.Name + " (default)" : p.Name).ToList();
            return Task.FromResult<Finding?>(Finding.Pass(names.Count == 0 ? "No profile is stored." : $"Profiles: {string.Join(", ", names)}."));
        }
        catch (TastyException e)
        {
            examination.HasLocalFault = true;
            // What cannot even be opened is the state folder's line.
            return Task.FromResult(e.ErrorId == ErrorIds.StateUnavailable ? null : Finding.Fail(e, $"Move-Item '{e.Target}' '{e.Target}.bad'"));
        }
    }
}
