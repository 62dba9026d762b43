using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>New-TastyOrderLeg: one leg of an order, for New-TastyOrder -Leg. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "TastyOrderLeg")]
[OutputType(typeof(OrderLegRequest))]
public sealed class NewTastyOrderLegCommand : TastyCmdlet
{
    /// <summary>BTO, BTC, STO, STC; or Buy and Sell, where open or close follows from what is held.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [OrderActionTransformation]
    public OrderAction Action { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateRange(0.00000001, 1e6)]
    [DecimalTransformation]
    public decimal Quantity { get; set; }

    /// <summary>Symbols in any form; each makes a leg.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    protected override Task ProcessAsync()
    {
        foreach (var text in Symbol)
        {
            var symbol = TastyPS.Symbol.Parse(text);
            Output(new OrderLegRequest { Action = Action, Quantity = Quantity, Symbol = symbol.ToApi(), InstrumentType = symbol.InstrumentType });
        }
        return Task.CompletedTask;
    }
}
