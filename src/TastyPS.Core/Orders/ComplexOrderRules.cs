namespace TastyPS.Core;

/// <summary>What the kinds of complex orders are made of. Source: orders.md of the API notes, section 6.</summary>
public static class ComplexOrderRules
{
    public static void Check(ComplexOrderRequest complex)
    {
        ArgumentNullException.ThrowIfNull(complex);
        var hasTrigger = complex.Type is ComplexOrderType.OTO or ComplexOrderType.OTOCO;
        if (hasTrigger != complex.TriggerOrder is not null) throw Fault(complex, hasTrigger ? "needs the order that triggers the others" : "has no trigger order", "-TriggerOrder belongs to OTO and OTOCO.");
        var (least, most) = complex.Type switch
        {
            ComplexOrderType.OTO => (1, 3),
            ComplexOrderType.OCO => (2, 4),
            ComplexOrderType.OTOCO or ComplexOrderType.Pairs => (2, 2),
            _ => throw Fault(complex, "is no kind that can be sent", "OCO, OTO, OTOCO or Pairs."),
        };
        if (complex.Orders.Count < least || complex.Orders.Count > most) throw Fault(complex, $"takes {(least == most ? $"{least}" : $"{least} to {most}")} orders and was given {complex.Orders.Count}", "Make them with New-TastyOrder -AsRequest.");
        if (complex.Type == ComplexOrderType.OCO && complex.Orders.SelectMany(o => o.Legs).Any(l => l.Action is { } action && action.IsOpening())) throw Fault(complex, "is made of orders that close a position, and one of its legs opens", "An opening order with its exits is an OTOCO: New-TastyOrder -TakeProfit -StopLoss.");
        var isPair = complex.Type == ComplexOrderType.Pairs;
        if (isPair != (complex.RatioPriceThreshold is > 0 && complex.RatioPriceComparator is not null)) throw Fault(complex, isPair ? "needs the ratio that routes it" : "has no ratio", "-RatioPriceThreshold 1.5 -RatioPriceComparator GreaterOrEqual belong to Pairs.");
    }

    private static TastyException Fault(ComplexOrderRequest complex, string what, string advice) => new(ErrorIds.OrderComplex, $"A complex order of type {complex.Type} {what}.", advice) { Target = complex };
}
