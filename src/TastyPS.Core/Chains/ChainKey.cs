namespace TastyPS.Core;

/// <summary>The chain that a symbol belongs to: of a share or index, or of a futures product.</summary>
/// <param name="Code">SPY, SPX; ES without its slash.</param>
/// <param name="IsFuture">Options on futures have routes of their own.</param>
/// <param name="Part">The root (SPXW) or the contract (/ESZ6) that alone is wanted; null for all.</param>
internal sealed record ChainKey(string Code, bool IsFuture, string? Part)
{
    /// <summary>The name under which people know it: SPY, /ES.</summary>
    public string Name => IsFuture ? "/" + Code : Code;

    public static ChainKey Of(string text)
    {
        var symbol = Symbol.Parse(text);
        return symbol.InstrumentType switch
        {
            InstrumentType.Future => new(symbol.Root.TrimStart('/'), true, symbol.ContractMonth is null ? null : symbol.ToApi()),
            InstrumentType.FutureOption => Of(symbol.Underlying!),
            InstrumentType.EquityOption => new(symbol.Underlying!, false, null),
            InstrumentType.Equity or InstrumentType.Index => new(symbol.Underlying!, false, symbol.Root == symbol.Underlying ? null : symbol.Root),
            _ => throw None(text),
        };
    }

    public static TastyException None(string symbol) => new(ErrorIds.ChainNone, $"There are no options on '{symbol}'.", "Give an underlying with options (Find-TastySymbol shows which have them), a futures product (/ES) or a contract (/ESZ6).") { Target = symbol };
}
