namespace TastyPS;

/// <summary>The exchange suffix that dxFeed asks for behind a futures symbol, by product. Products are few and change rarely; one that is missing here is looked up at the venue.</summary>
internal static class FutureProducts
{
    private static readonly Dictionary<string, string> ExchangeOf = Build(
        // CME: equity indices, currencies, crypto, short rates, livestock
        ("XCME", "ES MES NQ MNQ RTY M2K EMD NKD 6A 6B 6C 6E 6J 6M 6N 6S M6A M6B M6E MCD MJY MSF E7 J7 BTC MBT ETH MET SOL MSL XRP MXP SR1 SR3 GE LE HE GF"),
        // CBOT: Dow, treasuries, yields, grains
        ("XCBT", "YM MYM ZB UB ZN TN ZF ZT ZQ 2YY 5YY 10Y 30Y MTN MWN ZC ZS ZW ZL ZM ZO ZR KE XC XK XW MZC MZS MZW MZL MZM"),
        // NYMEX: energy, platinum metals
        ("XNYM", "CL MCL QM NG QG MNG HO RB BZ PL PA"),
        // COMEX: gold, silver, copper
        ("XCEC", "GC MGC QO SI SIL QI HG MHG QC 1OZ"),
        // Cboe Futures Exchange: volatility
        ("XCBF", "VX VXM"));

    public static bool IsKnown(string root) => ExchangeOf.ContainsKey(root);

    public static string? Exchange(string root) => ExchangeOf.GetValueOrDefault(root);

    private static Dictionary<string, string> Build(params (string Exchange, string Roots)[] rows) =>
        rows.SelectMany(r => r.Roots.Split(' '), (r, root) => (root, r.Exchange)).ToDictionary(p => p.root, p => p.Exchange, StringComparer.Ordinal);
}
