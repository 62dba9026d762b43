using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>One leg: what, which way, how much, and what of it was filled.</summary>
public sealed class PaperOrderLeg(Instrument instrument, string action, decimal quantity)
{
    private readonly List<PaperFill> _fills = [];

    public Instrument Instrument { get; } = instrument;

    /// <summary>As asked for; a close without a position turns into an open when the order is routed.</summary>
    public string Action { get; internal set; } = action;

    /// <summary>0 while a notional order does not know yet.</summary>
    public decimal Quantity { get; internal set; } = quantity;

    public decimal Remaining { get; internal set; } = quantity;

    public IReadOnlyList<PaperFill> Fills => _fills;

    public int Sign => Action.StartsWith("Buy", StringComparison.Ordinal) ? 1 : -1;

    public bool Closes => Action.EndsWith("to Close", StringComparison.Ordinal);

    internal void Add(PaperFill fill)
    {
        _fills.Add(fill);
        Remaining -= fill.Quantity;
    }

    /// <summary>The same leg for another order, unfilled.</summary>
    internal PaperOrderLeg Again() => new(Instrument, Action, Quantity);

    public JsonObject ToJson() => new()
    {
        ["action"] = Action,
        ["instrument-type"] = Instrument.InstrumentType,
        ["quantity"] = Quantity,
        ["remaining-quantity"] = Remaining,
        ["symbol"] = Instrument.Symbol,
        ["fills"] = new JsonArray([.. _fills.Select(f => f.ToJson())]),
    };
}
