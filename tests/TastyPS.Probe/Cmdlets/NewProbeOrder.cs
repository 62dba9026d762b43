using System.Globalization;
using System.Management.Automation;

namespace TastyProbe;

/// <summary>High impact: confirmation, validation, a terminating error and an uncaught exception.</summary>
[Cmdlet(VerbsCommon.New, "ProbeOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Market")]
[OutputType(typeof(string))]
public sealed class NewProbeOrder : AsyncCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    public string Symbol { get; set; } = "";

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0.0001, 1000000.0)]
    public decimal Quantity { get; set; } = 1;

    [Parameter]
    public OrderAction Action { get; set; } = OrderAction.BuyToOpen;

    [Parameter(Mandatory = true, ParameterSetName = "Limit")]
    public decimal LimitPrice { get; set; }

    [Parameter]
    [ValidateSet("Day", "GTC", "IOC")]
    public string TimeInForce { get; set; } = "Day";

    [Parameter]
    public DateTime GoodUntil { get; set; }

    [Parameter]
    public SwitchParameter DryRun { get; set; }

    protected override async Task ProcessAsync()
    {
        var price = ParameterSetName == "Limit" ? LimitPrice.ToString(CultureInfo.InvariantCulture) : "market";
        var text = $"{Action} {Quantity.ToString(CultureInfo.InvariantCulture)} {Symbol} @{price} {TimeInForce}";
        if (Symbol == "BAD")
        {
            Terminate(new ErrorRecord(new InvalidOperationException("rejected"), "OrderRejected", ErrorCategory.InvalidOperation, Symbol));
            return;
        }
        if (Symbol == "THROW") throw new TimeoutException("slow broker");
        if (DryRun) Output("dry " + text);
        else if (await ShouldAsync("account 5WT", text).ConfigureAwait(false)) Output("sent " + text);
    }
}
