using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>Remove-TastyProfile: forgets a profile and deletes its stored secrets.</summary>
[Cmdlet(VerbsCommon.Remove, "TastyProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemoveTastyProfileCommand : TastyCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    protected override async Task ProcessAsync()
    {
        var store = Connector.Profiles();
        foreach (var name in Name)
        {
            var profile = store.Get(name);
            if (await ShouldAsync($"profile '{profile.Name}' ({profile.Environment})", "Remove it and its stored secrets").ConfigureAwait(false))
                await store.RemoveAsync(name, CancelToken).ConfigureAwait(false);
        }
    }
}
