namespace TastyPS.Core;

/// <summary>What all legs of a trade are about.</summary>
public static class LegUnderlying
{
    /// <summary>The one underlying of the legs. A future is its own: the services that ask for one mean the contract, not its product.</summary>
    /// <exception cref="TastyException">There is none, there are several, or a symbol is none.</exception>
    public static string Of(IReadOnlyCollection<OrderLegRequest> legs)
    {
        var underlyings = legs.Select(Underlying).Distinct().ToList();
        return underlyings is [var only] ? only : throw new TastyException(ErrorIds.ParameterInvalid,
            underlyings.Count == 0 ? "There are no legs." : $"The legs are of several underlyings: {string.Join(", ", underlyings)}.", "Give the legs of one underlying.") { Target = legs };
    }

    private static string Underlying(OrderLegRequest leg) => Symbol.TryParse(leg.Symbol, out var symbol)
        ? symbol.IsOption ? symbol.Underlying ?? symbol.Root : symbol.ToApi()
        : throw new TastyException(ErrorIds.ParameterInvalid, $"'{leg.Symbol}' is no symbol.", "Write the leg as text: 'STO 1 SPY 260116P450'.") { Target = leg };
}
