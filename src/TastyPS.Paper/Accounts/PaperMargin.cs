namespace TastyPS.Paper;

/// <summary>What an account must hold against its positions, in dollars.</summary>
/// <param name="Initial">Reg-T requirement of stocks and stock options.</param>
/// <param name="Maintenance">What it may fall to.</param>
/// <param name="Futures">Futures and their options.</param>
/// <param name="Crypto">Coins, which cannot be borrowed against.</param>
public sealed record PaperMargin(decimal Initial, decimal Maintenance, decimal Futures, decimal Crypto)
{
    private const decimal ShortOptionRate = 0.20m;
    private const decimal ShortOptionFloor = 0.10m;
    private const decimal FutureOptionShare = 0.5m;
    private const decimal DefaultFutureRate = 0.06m;

    public decimal InitialTotal => Initial + Futures + Crypto;

    public decimal MaintenanceTotal => Maintenance + Futures + Crypto;

    /// <summary>The requirement of holdings; long options are paid in full and need nothing more.</summary>
    public static PaperMargin Of(PaperAccountKind kind, IEnumerable<(Instrument Instrument, decimal Quantity)> holdings, Func<Instrument, decimal> markOf)
    {
        decimal initial = 0, maintenance = 0, futures = 0, crypto = 0;
        foreach (var group in holdings.Where(h => h.Quantity != 0).GroupBy(h => h.Instrument.UnderlyingSymbol))
        {
            var shares = 0m;
            foreach (var (instrument, quantity) in group)
            {
                var value = Math.Abs(quantity) * markOf(instrument) * instrument.Multiplier;
                switch (instrument.InstrumentType)
                {
                    case "Equity" or "Index" or "Warrant":
                        shares = quantity;
                        var (first, later) = (kind, quantity > 0) switch { (PaperAccountKind.Ira, _) => (1m, 1m), (_, true) => (0.5m, 0.25m), _ => (0.5m, 0.3m) };
                        initial += value * first;
                        maintenance += value * later;
                        break;
                    case "Cryptocurrency":
                        crypto += value;
                        break;
                    case "Future":
                        futures += Math.Abs(quantity) * PerContract(instrument, markOf(instrument));
                        break;
                    case "Future Option" when quantity < 0:
                        futures += value + (-quantity * FutureOptionShare * PerContract(instrument, markOf(instrument.Future!)));
                        break;
                }
            }
            var options = Options(kind, [.. group.Where(h => h.Instrument.InstrumentType == "Equity Option")], shares, markOf);
            initial += options;
            maintenance += options;
        }
        return new PaperMargin(initial, maintenance, futures, crypto);
    }

    private static decimal PerContract(Instrument contract, decimal price)
        => contract.Product!.InitialMargin ?? price * contract.Multiplier * DefaultFutureRate;

    /// <summary>Short options of one underlying: covered by shares, or by long options that live as long, or naked. Only one side of a condor can lose.</summary>
    private static decimal Options(PaperAccountKind kind, List<(Instrument Instrument, decimal Quantity)> options, decimal shares, Func<Instrument, decimal> markOf)
    {
        if (!options.Exists(o => o.Quantity < 0)) return 0;
        var longs = options.Where(o => o.Quantity > 0).Select(o => new Lot(o.Instrument, o.Quantity)).ToList();
        var (callShares, putShares) = (Math.Max(0, shares), Math.Max(0, -shares));
        var total = 0m;
        foreach (var expiration in options.Where(o => o.Quantity < 0).GroupBy(o => o.Instrument.ExpirationDate))
        {
            var (calls, callsDefined) = Side(expiration.Where(o => o.Instrument.IsCall), ref callShares);
            var (puts, putsDefined) = Side(expiration.Where(o => !o.Instrument.IsCall), ref putShares);
            total += callsDefined && putsDefined ? Math.Max(calls, puts) : calls + puts;
        }
        return total;

        (decimal Required, bool Defined) Side(IEnumerable<(Instrument Instrument, decimal Quantity)> shorts, ref decimal cover)
        {
            var (required, defined) = (0m, true);
            foreach (var (option, quantity) in shorts)
            {
                var open = -quantity;
                var covered = Math.Min(open, Math.Floor(cover / option.Multiplier));
                cover -= covered * option.Multiplier;
                open -= covered;
                foreach (var hedge in longs.Where(l => l.Quantity > 0 && l.Option.OptionType == option.OptionType && l.Option.ExpirationDate >= option.ExpirationDate))
                {
                    var paired = Math.Min(open, hedge.Quantity);
                    var width = option.IsCall ? hedge.Option.Strike!.Value - option.Strike!.Value : option.Strike!.Value - hedge.Option.Strike!.Value;
                    required += paired * Math.Max(0, width) * option.Multiplier;
                    hedge.Quantity -= paired;
                    open -= paired;
                }
                if (open <= 0) continue;
                defined = false;
                required += open * Naked(kind, option, markOf);
            }
            return (required, defined);
        }
    }

    private static decimal Naked(PaperAccountKind kind, Instrument option, Func<Instrument, decimal> markOf)
    {
        var strike = option.Strike!.Value;
        if (kind == PaperAccountKind.Ira) return strike * option.Multiplier;
        var price = markOf(option.PricedFrom!);
        var outOfTheMoney = Math.Max(0, option.IsCall ? strike - price : price - strike);
        var floor = ShortOptionFloor * (option.IsCall ? price : strike);
        return (Math.Max((ShortOptionRate * price) - outOfTheMoney, floor) + markOf(option)) * option.Multiplier;
    }

    private sealed class Lot(Instrument option, decimal quantity)
    {
        public Instrument Option { get; } = option;

        public decimal Quantity { get; set; } = quantity;
    }
}
