using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Clear-TastyCache: deletes the kept reference data, of one environment or of all.</summary>
[Cmdlet(VerbsCommon.Clear, "TastyCache", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class ClearTastyCacheCommand : TastyCmdlet
{
    /// <summary>Without it the caches of all environments.</summary>
    [Parameter(Position = 0)]
    public TastyEnvironment Environment { get; set; }

    protected override async Task ProcessAsync()
    {
        var state = StateFolder.OfUser();
        TastyEnvironment? environment = Has(nameof(Environment)) ? Environment : null;
        if (!await ShouldAsync($"{state.File("cache")} ({environment?.ToString() ?? "all environments"})", "Delete the kept reference data").ConfigureAwait(false)) return;
        Verbose($"{ReferenceCache.Clear(state, environment)} files deleted.");
    }
}
