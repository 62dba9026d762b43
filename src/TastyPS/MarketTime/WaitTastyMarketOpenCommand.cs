using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Wait-TastyMarketOpen: returns when the market opens, at once where it is open.</summary>
[Cmdlet(VerbsLifecycle.Wait, "TastyMarketOpen", DefaultParameterSetName = AfterSet)]
[OutputType(typeof(MarketOpening))]
public sealed class WaitTastyMarketOpenCommand : TastySessionCmdlet
{
    private const string AfterSet = "After";
    private const string BeforeSet = "Before";

    /// <summary>The futures of CME in place of equities and their options.</summary>
    [Parameter]
    public SwitchParameter Future { get; set; }

    /// <summary>Return so long after the opening.</summary>
    [Parameter(ParameterSetName = AfterSet)]
    public TimeSpan After { get; set; }

    /// <summary>Return so long before the opening.</summary>
    [Parameter(ParameterSetName = BeforeSet, Mandatory = true)]
    public TimeSpan Before { get; set; }

    /// <summary>Seconds to wait at most.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Timeout { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var offset = ParameterSetName == BeforeSet ? -Duration(Before) : Duration(After);
        var gate = await client.MarketTime.GateAsync(Future, CancelToken).ConfigureAwait(false);
        var hours = await gate.WaitAsync(offset, Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Sink, CancelToken).ConfigureAwait(false);
        Output(hours.ToOpening(Future));
    }

    // PowerShell takes -After 15 for 15 ticks, which nobody means.
    private static TimeSpan Duration(TimeSpan said) => said == TimeSpan.Zero || said >= TimeSpan.FromSeconds(1)
        ? said
        : throw new TastyException(ErrorIds.ParameterInvalid, $"'{said:c}' is no duration to wait.", "Give hours, minutes and seconds: -After 00:15:00 for a quarter of an hour.");
}
