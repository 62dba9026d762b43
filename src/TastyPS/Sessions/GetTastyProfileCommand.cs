using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>Get-TastyProfile: the stored profiles.</summary>
[Cmdlet(VerbsCommon.Get, "TastyProfile")]
[OutputType(typeof(Profile))]
public sealed class GetTastyProfileCommand : TastyCmdlet
{
    /// <summary>Names, or patterns of names.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    protected override Task ProcessAsync()
    {
        var profiles = Connector.Profiles();
        foreach (var wanted in Name)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(wanted))
            {
                Output(profiles.Get(wanted));
                continue;
            }
            var pattern = Patterns.Of(wanted);
            foreach (var profile in profiles.List().Where(p => pattern.IsMatch(p.Name))) Output(profile);
        }
        return Task.CompletedTask;
    }
}
