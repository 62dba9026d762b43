using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Stop-TastyPaperBroker: ends a listening paper broker of this process.</summary>
[Cmdlet(VerbsLifecycle.Stop, "TastyPaperBroker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class StopTastyPaperBrokerCommand : TastyCmdlet
{
    /// <summary>The port it listens on; without it every one of this process ends.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    protected override async Task ProcessAsync()
    {
        foreach (var port in Has(nameof(Port)) ? [Port] : PaperServers.Ports)
        {
            if (!await ShouldAsync($"127.0.0.1:{port}", "Stop the paper broker").ConfigureAwait(false)) continue;
            if (!await PaperServers.StopAsync(port).ConfigureAwait(false))
                Fail(new TastyException(ErrorIds.PaperNone, $"No paper broker of this process listens on port {port}.", "One of another process ends there, with Ctrl+C.") { Target = port }, port);
        }
    }
}
