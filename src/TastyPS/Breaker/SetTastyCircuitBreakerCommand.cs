using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyCircuitBreaker: when the breakers of all environments open, and whether they then cancel what rests.</summary>
[Cmdlet(VerbsCommon.Set, "TastyCircuitBreaker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BreakerLimits))]
public sealed class SetTastyCircuitBreakerCommand : TastyStateCmdlet
{
    /// <summary>Failures in a row.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ConsecutiveFailures { get; set; }

    /// <summary>Failures among the latest 20 calls, in percent.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(1.0, 100.0)]
    public decimal ErrorPercent { get; set; }

    /// <summary>Orders within a minute that the venue refused.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int RejectionsPerMinute { get; set; }

    /// <summary>Orders within a minute.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int OrdersPerMinute { get; set; }

    /// <summary>Cancel what rests at the venue and would open something, when it opens.</summary>
    [Parameter]
    public SwitchParameter CancelOrder { get; set; }

    protected override async Task ProcessAsync()
    {
        var settings = new BreakerSettings(Folder, Time);
        var limits = settings.Get() ?? new();
        Change(limits);
        if (await ShouldAsync("circuit breakers", $"Open for: {limits}").ConfigureAwait(false)) Output(await settings.ChangeAsync(Change, CancelToken).ConfigureAwait(false));
    }

    private void Change(BreakerLimits limits)
    {
        if (Has(nameof(ConsecutiveFailures))) limits.ConsecutiveFailures = ConsecutiveFailures;
        if (Has(nameof(ErrorPercent))) limits.ErrorPercent = ErrorPercent;
        if (Has(nameof(RejectionsPerMinute))) limits.RejectionsPerMinute = RejectionsPerMinute;
        if (Has(nameof(OrdersPerMinute))) limits.OrdersPerMinute = OrdersPerMinute;
        if (Has(nameof(CancelOrder))) limits.CancelsOrders = CancelOrder;
    }
}
