using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Paper;

namespace TastyPS.Commands;

/// <summary>Start-TastyPaperBroker: a paper broker on this machine's loopback, for this and any other tastytrade client.</summary>
[Cmdlet(VerbsLifecycle.Start, "TastyPaperBroker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PaperServer), typeof(string))]
public sealed class StartTastyPaperBrokerCommand : TastyCmdlet
{
    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>Which world: the same seed and clock give the same prices and accounts.</summary>
    [Parameter]
    public int Seed { get; set; } = 42;

    /// <summary>Session starts inside an open session and runs on; Real follows the wall clock.</summary>
    [Parameter]
    public PaperClockMode Clock { get; set; } = PaperClockMode.Session;

    /// <summary>Where the broker's clock starts.</summary>
    [Parameter]
    public DateTime? StartTime { get; set; }

    /// <summary>Broker seconds in a second.</summary>
    [Parameter]
    [ValidateRange(0.001, 100000.0)]
    public double Speed { get; set; } = 1;

    /// <summary>Give the address and the login as one line of JSON.</summary>
    [Parameter]
    public SwitchParameter AsJson { get; set; }

    protected override async Task ProcessAsync()
    {
        if (!await ShouldAsync($"127.0.0.1:{(Port == 0 ? "any free port" : Port)}", "Listen as a paper broker").ConfigureAwait(false)) return;
        var options = new PaperOptions { Seed = Seed, RealClock = Clock == PaperClockMode.Real, Start = StartTime, Speed = Speed };
        var server = Start(options);
        Output(AsJson ? PaperServers.ReadyLine(server.Port) : server);
    }

    private PaperServer Start(PaperOptions options)
    {
        try
        {
            return PaperServers.Start(options, Port);
        }
        catch (PaperListenerException e)
        {
            throw new TastyException(ErrorIds.PaperPort, e.Message, "-Port 0 takes any free one.", e) { Target = Port };
        }
    }
}
