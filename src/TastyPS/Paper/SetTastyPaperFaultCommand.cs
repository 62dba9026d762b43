using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyPaperFault: lets things go wrong in a running paper broker, in the words of its fault script.</summary>
[Cmdlet(VerbsCommon.Set, "TastyPaperFault", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class SetTastyPaperFaultCommand : TastySessionCmdlet
{
    private readonly List<string> _lines = [];

    /// <summary>The lines of the script, which replaces the one before; an empty line lets nothing go wrong any more.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(FaultScriptCompleter))]
    public string[] FaultScript { get; set; } = [];

    protected override Task RunAsync(TastyClient client)
    {
        _lines.AddRange(FaultScript);
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        var paper = client.Paper;
        if (!await ShouldAsync($"paper broker ({client.Connection.Name})", $"Set the faults: {string.Join("; ", _lines.Where(l => l.Length > 0))}").ConfigureAwait(false)) return;
        await paper.SetFaultsAsync(new PaperFaultRequest { Script = string.Join('\n', _lines) }, CancelToken).ConfigureAwait(false);
    }
}
