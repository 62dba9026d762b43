namespace TastyPS.Paper;

/// <summary>The inhabitants of the paper world. Prices and volatilities are those of an ordinary day of its year; nothing here is a quote.</summary>
internal static class Catalog
{
    private const ExpirationCycle Standard = ExpirationCycle.Monthly | ExpirationCycle.Weekly | ExpirationCycle.Leaps;
    private const ExpirationCycle Everything = Standard | ExpirationCycle.Daily | ExpirationCycle.Quarterly | ExpirationCycle.EndOfMonth;
    private const ExpirationCycle ThroughTheWeek =
        ExpirationCycle.Weekly | ExpirationCycle.Daily | ExpirationCycle.Quarterly | ExpirationCycle.EndOfMonth;

    /// <summary>Strikes of each of the eight weeks of the load-test chain: 20,000 in all.</summary>
    private const int BigChain = 2_500;

    public static IReadOnlyList<Underlying> Underlyings { get; } =
    [
        Index("SPX", "S&P 500 Index", 6850, 0.145, 0.012, 5, [Am("SPX"), Pm("SPXW")]),
        Index("XSP", "Mini-SPX Index", 685, 0.145, 0.012, 4, [Pm("XSP", TickRule.PennyOption)], "SPX", 0.1),
        Index("NDX", "NASDAQ-100 Index", 25300, 0.19, 0.006, 4, [Am("NDX"), Pm("NDXP")]) with { Beta = 1.2 },
        Index("RUT", "Russell 2000 Index", 2480, 0.2, 0.012, 4, [Am("RUT"), Pm("RUTW")]) with { Beta = 1.15 },
        Index("DJX", "Dow Jones Industrial Average 1/100", 472, 0.135, 0.016, 2, [Am("DJX", TickRule.PilotOption)]) with { Beta = 0.88 },
        Index("VIX", "CBOE Volatility Index", 17, 0.95, 0, 5,
            [new OptionRoot("VIX", ExpirationCycle.VolatilityWednesday, "AM", "European", TickRule.PilotOption)]) with { Skew = 0.55 },

        Etf("SPY", "SPDR S&P 500 ETF Trust", 5, 75, 0.012, "SPX", 0.1, 685),
        Etf("QQQ", "Invesco QQQ Trust Series 1", 5, 48, 0.006, "NDX", 0.0243, 615),
        Etf("IWM", "iShares Russell 2000 ETF", 5, 30, 0.012, "RUT", 0.0996, 247),
        Etf("DIA", "SPDR Dow Jones Industrial Average ETF Trust", 4, 4, 0.016, "DJX", 1, 472),
        Etf("GLD", "SPDR Gold Shares", 5, 9, 0, "GC", 0.0921, 376),
        Etf("SLV", "iShares Silver Trust", 4, 22, 0, "SI", 0.91, 46.4),
        Etf("USO", "United States Oil Fund LP", 4, 4, 0, "CL", 1.19, 71.4),
        Etf("TLT", "iShares 20+ Year Treasury Bond ETF", 5, 38, 0.042, "ZB", 0.762, 89.3),
        Etf("XLE", "Energy Select Sector SPDR Fund", 4, 15, 0.033, "Energy", 90, 0.22, 0.9),
        Etf("XLF", "Financial Select Sector SPDR Fund", 4, 36, 0.014, "Financials", 53, 0.17, 1),
        Etf("XLK", "Technology Select Sector SPDR Fund", 3, 6, 0.006, "Technology", 285, 0.22, 1.25),
        Etf("EEM", "iShares MSCI Emerging Markets ETF", 4, 28, 0.022, "International", 54, 0.17, 0.8),
        Etf("HYG", "iShares iBoxx $ High Yield Corporate Bond ETF", 4, 35, 0.057, "Rates", 80.6, 0.06, 0.3),

        Stock("AAPL", "Apple Inc. - Common Stock", "Technology", "Consumer Electronics", 268, 0.26, 1.15, 0.004, 5, 48, 14800),
        Stock("MSFT", "Microsoft Corporation - Common Stock", "Technology", "Software", 505, 0.23, 1.05, 0.007, 5, 20, 7430),
        Stock("NVDA", "NVIDIA Corporation - Common Stock", "Technology", "Semiconductors", 186, 0.42, 1.8, 0.0002, 5, 180, 24300),
        Stock("AMD", "Advanced Micro Devices, Inc. - Common Stock", "Technology", "Semiconductors", 224, 0.5, 1.9, 0, 5, 45, 1630),
        Stock("INTC", "Intel Corporation - Common Stock", "Technology", "Semiconductors", 36.5, 0.48, 1.2, 0, 4, 85, 4770),
        Stock("AVGO", "Broadcom Inc. - Common Stock", "Technology", "Semiconductors", 348, 0.4, 1.4, 0.007, 4, 22, 4720),
        Stock("PLTR", "Palantir Technologies Inc. - Class A Common Stock", "Technology", "Software", 172, 0.6, 1.8, 0, 5, 60, 2380),
        Stock("AMZN", "Amazon.com, Inc. - Common Stock", "Consumer Cyclical", "Internet Retail", 228, 0.3, 1.25, 0, 5, 42, 10690),
        Stock("TSLA", "Tesla, Inc. - Common Stock", "Consumer Cyclical", "Auto Manufacturers", 412, 0.55, 1.9, 0, 5, 85, 3325),
        Stock("F", "Ford Motor Company - Common Stock", "Consumer Cyclical", "Auto Manufacturers", 13.1, 0.36, 1.3, 0.046, 4, 70, 3980, "XNYS"),
        Stock("GM", "General Motors Company - Common Stock", "Consumer Cyclical", "Auto Manufacturers", 69, 0.35, 1.3, 0.009, 4, 9, 930, "XNYS"),
        Stock("HD", "Home Depot, Inc. - Common Stock", "Consumer Cyclical", "Home Improvement", 372, 0.22, 0.95, 0.025, 4, 4, 995, "XNYS"),
        Stock("META", "Meta Platforms, Inc. - Class A Common Stock", "Communication Services", "Internet Content", 620, 0.34, 1.25, 0.003, 5, 13, 2520),
        Stock("GOOGL", "Alphabet Inc. - Class A Common Stock", "Communication Services", "Internet Content", 279, 0.29, 1.1, 0.003, 5, 32, 5810),
        Stock("NFLX", "Netflix, Inc. - Common Stock", "Communication Services", "Entertainment", 111, 0.34, 1.1, 0, 4, 30, 4240),
        Stock("DIS", "Walt Disney Company - Common Stock", "Communication Services", "Entertainment", 107, 0.27, 1.1, 0.012, 4, 9, 1800, "XNYS"),
        Stock("JPM", "JPMorgan Chase & Co. - Common Stock", "Financials", "Banks", 309, 0.22, 1.05, 0.019, 5, 9, 2720, "XNYS"),
        Stock("BAC", "Bank of America Corporation - Common Stock", "Financials", "Banks", 53, 0.24, 1.1, 0.021, 5, 38, 7300, "XNYS"),
        Stock("GS", "Goldman Sachs Group, Inc. - Common Stock", "Financials", "Capital Markets", 790, 0.26, 1.25, 0.02, 4, 2, 300, "XNYS"),
        Stock("COIN", "Coinbase Global, Inc. - Class A Common Stock", "Financials", "Capital Markets", 305, 0.75, 2.2, 0, 4, 10, 220),
        Stock("SOFI", "SoFi Technologies, Inc. - Common Stock", "Financials", "Credit Services", 29, 0.58, 1.8, 0, 4, 62, 1200),
        Stock("BRK/B", "Berkshire Hathaway Inc. - Class B", "Financials", "Insurance", 498, 0.16, 0.7, 0, 4, 4, 1390, "XNYS") with { OptionRoots = [American("BRKB")] },
        Stock("BRK/A", "Berkshire Hathaway Inc. - Class A", "Financials", "Insurance", 747000, 0.16, 0.7, 0, 1, 0.001, 0.52, "XNYS")
            with { Follows = "BRK/B", Ratio = 1500, OptionRoots = [] },
        Stock("XOM", "Exxon Mobil Corporation - Common Stock", "Energy", "Oil & Gas Integrated", 117, 0.22, 0.75, 0.035, 4, 15, 4220, "XNYS"),
        Stock("CVX", "Chevron Corporation - Common Stock", "Energy", "Oil & Gas Integrated", 154, 0.22, 0.8, 0.044, 4, 8, 2010, "XNYS"),
        Stock("JNJ", "Johnson & Johnson - Common Stock", "Healthcare", "Drug Manufacturers", 194, 0.16, 0.5, 0.027, 4, 8, 2410, "XNYS"),
        Stock("PFE", "Pfizer, Inc. - Common Stock", "Healthcare", "Drug Manufacturers", 25, 0.23, 0.6, 0.068, 4, 42, 5690, "XNYS"),
        Stock("UNH", "UnitedHealth Group Incorporated - Common Stock", "Healthcare", "Healthcare Plans", 322, 0.32, 0.7, 0.027, 4, 8, 906, "XNYS"),
        Stock("KO", "Coca-Cola Company - Common Stock", "Consumer Defensive", "Beverages", 71, 0.15, 0.45, 0.029, 4, 15, 4300, "XNYS"),
        Stock("WMT", "Walmart Inc. - Common Stock", "Consumer Defensive", "Discount Stores", 103, 0.2, 0.65, 0.009, 4, 17, 7970, "XNYS"),
        Stock("COST", "Costco Wholesale Corporation - Common Stock", "Consumer Defensive", "Discount Stores", 915, 0.2, 0.8, 0.006, 4, 2, 443),
        Stock("BA", "Boeing Company - Common Stock", "Industrials", "Aerospace & Defense", 195, 0.33, 1.3, 0, 4, 8, 760, "XNYS"),
        Stock("CAT", "Caterpillar, Inc. - Common Stock", "Industrials", "Farm & Heavy Machinery", 560, 0.29, 1.2, 0.011, 4, 3, 468, "XNYS"),
        Stock("GLXY", "Galaxy Paper Mining Corp. - Common Stock", "Materials", "Other Metals", 4.2, 0.85, 1.6, 0, 1, 2, 80),
        Stock("BIGX", "Big Chain Paper Corporation - Common Stock", "Technology", "Load Tests", 100, 0.3, 1, 0, 1, 1, 10)
            with { OptionRoots = [American("BIGX", ExpirationCycle.Weekly) with { FixedStrikes = BigChain }] },
        Stock("TWTR", "Twitter, Inc. - Common Stock", "Communication Services", "Internet Content", 53.7, 0.3, 1, 0, 0, 0.001, 0, "XNYS")
            with { Active = false, OptionRoots = [] },

        Crypto("BTC/USD", "Bitcoin", 96500, 0.48, 5),
        Crypto("ETH/USD", "Ethereum", 3250, 0.65, 5),
        Crypto("SOL/USD", "Solana", 148, 0.8, 4),
        Crypto("LTC/USD", "Litecoin", 98, 0.7, 3),
        Crypto("DOGE/USD", "Dogecoin", 0.17, 0.9, 3) with { Ticks = TickRule.Flat(0.00001m) },

        Warrant("GLXYW", "Galaxy Paper Mining Corp. - Warrant", "GLXY", 0.21),
        Warrant("SOFIW", "SoFi Technologies, Inc. - Warrant", "SOFI", 0.24),

        Cash("CL", "Energy", 60, 0.34, 0.35, 0.07),
        Cash("NG", "Energy", 4.3, 0.6, 0.1, 0.02),
        Cash("GC", "Metals", 4080, 0.17, 0.1, 0),
        Cash("SI", "Metals", 51, 0.32, 0.25, 0),
        Cash("ZB", "Rates", 117.2, 0.11, -0.1, 0.04),
        Cash("ZN", "Rates", 112.8, 0.055, -0.06, 0.038),
        Cash("6E", "Currencies", 1.162, 0.07, 0.08, 0.019),
    ];

    public static IReadOnlyList<FutureProduct> Products { get; } =
    [
        Equity("ES", "E Mini S&P", "SPX", 0.25m, 50, 24000, 1400,
            [new("ES", FutureOptionKind.Quarterly), new("EW", FutureOptionKind.EndOfMonth), .. Weeklies("EW{0}", "E{0}A", "E{0}B", "E{0}C", "E{0}D")]),
        Equity("MES", "Micro E Mini S&P", "SPX", 0.25m, 5, 2400, 1100,
            [new("MES", FutureOptionKind.Quarterly), new("EX", FutureOptionKind.EndOfMonth), .. Weeklies("EX{0}", "X{0}A", "X{0}B", "X{0}C", "X{0}D")]),
        Equity("NQ", "E Mini Nasdaq 100", "NDX", 0.25m, 20, 35000, 500,
            [new("NQ", FutureOptionKind.Quarterly), new("QNE", FutureOptionKind.EndOfMonth), .. Weeklies("QN{0}", "Q{0}A", "Q{0}B", "Q{0}C", "Q{0}D")])
            with { StrikeStep = 10 },
        Equity("MNQ", "Micro E Mini Nasdaq 100", "NDX", 0.25m, 2, 3500, 1300,
            [new("MNQ", FutureOptionKind.Quarterly), new("MQE", FutureOptionKind.EndOfMonth), .. Weeklies("MQ{0}")]) with { StrikeStep = 10 },
        Equity("RTY", "E Mini Russell 2000", "RUT", 0.1m, 50, 9500, 180,
            [new("RTO", FutureOptionKind.Quarterly), new("RTM", FutureOptionKind.EndOfMonth), .. Weeklies("R{0}E")]) with { OptionTicks = new(new(0.05m, 10m), new(0.1m)) },
        new()
        {
            Code = "CL", Description = "Light Sweet Crude Oil", Sector = "Energy", Follows = "CL", StreamerExchange = "XNYM", Tick = 0.01m, Multiplier = 1000,
            ListedMonths = "FGHJKMNQUVXZ", ActiveMonths = "FGHJKMNQUVXZ", Listed = 12, Expiry = FutureExpiryRule.CrudeOil, RollName = "energies",
            InitialMargin = 5800, Volume = 350, StrikeStep = 0.5m, Liquidity = 5,
            OptionRoots = [new("LO", FutureOptionKind.Serial), .. Weeklies("LO{0}")],
        },
        new()
        {
            Code = "NG", Description = "Natural Gas", Sector = "Energy", Follows = "NG", StreamerExchange = "XNYM", Tick = 0.001m, Multiplier = 10000,
            DisplayFactor = 0.001m, ListedMonths = "FGHJKMNQUVXZ", ActiveMonths = "FGHJKMNQUVXZ", Listed = 12, Expiry = FutureExpiryRule.NaturalGas,
            RollName = "energies", InitialMargin = 4200, Volume = 160, StrikeStep = 0.05m, OptionTicks = TickRule.Flat(0.001m),
            OptionRoots = [new("LNE", FutureOptionKind.Serial)],
        },
        new()
        {
            Code = "GC", Description = "Gold", Sector = "Metals", Follows = "GC", StreamerExchange = "XCEC", Tick = 0.1m, Multiplier = 100,
            DisplayFactor = 0.1m, ListedMonths = "GJMQVZ", ActiveMonths = "GJMQZ", Expiry = FutureExpiryRule.Metals, RollName = "metals",
            InitialMargin = 18000, Volume = 210, StrikeStep = 5, OptionTicks = TickRule.Flat(0.1m), Liquidity = 5,
            OptionRoots = [new("OG", FutureOptionKind.Serial), .. Weeklies("OG{0}")],
        },
        new()
        {
            Code = "SI", Description = "Silver", Sector = "Metals", Follows = "SI", StreamerExchange = "XCEC", Tick = 0.005m, Multiplier = 5000,
            DisplayFactor = 0.001m, ListedMonths = "HKNUZ", ActiveMonths = "HKNUZ", Expiry = FutureExpiryRule.Metals, RollName = "metals",
            InitialMargin = 19000, Volume = 70, StrikeStep = 0.25m, OptionTicks = TickRule.Flat(0.001m),
            OptionRoots = [new("SO", FutureOptionKind.Serial)],
        },
        new()
        {
            Code = "ZB", Description = "30 Yr US Treasury Bond", Sector = "Interest Rates", Follows = "ZB", StreamerExchange = "XCBT", Tick = 0.03125m,
            Multiplier = 1000, DisplayFactor = 0.03125m, Listed = 3, Expiry = FutureExpiryRule.Treasury, RollName = "treasuries", InitialMargin = 4400,
            Volume = 420, StrikeStep = 0.5m, OptionTicks = TickRule.Flat(0.015625m), Liquidity = 5,
            OptionRoots = [new("OZB", FutureOptionKind.Serial), .. Weeklies("ZB{0}")],
        },
        new()
        {
            Code = "ZN", Description = "10 Yr US Treasury Note", Sector = "Interest Rates", Follows = "ZN", StreamerExchange = "XCBT", Tick = 0.015625m,
            Multiplier = 1000, DisplayFactor = 0.015625m, Listed = 3, Expiry = FutureExpiryRule.Treasury, RollName = "treasuries", InitialMargin = 2200,
            Volume = 1500, StrikeStep = 0.25m, OptionTicks = TickRule.Flat(0.015625m), Liquidity = 5,
            OptionRoots = [new("OZN", FutureOptionKind.Serial), .. Weeklies("ZN{0}")],
        },
        new()
        {
            Code = "6E", Description = "Euro FX", Sector = "Currencies", Follows = "6E", StreamerExchange = "XCME", Tick = 0.00005m, Multiplier = 125000,
            DisplayFactor = 0.00005m, Listed = 4, Expiry = FutureExpiryRule.Currency, RollName = "currencies", InitialMargin = 2800, Volume = 190,
            StrikeStep = 0.005m, OptionTicks = TickRule.Flat(0.00005m), Liquidity = 5,
            OptionRoots = [new("EUU", FutureOptionKind.Serial), .. Weeklies("{0}EU")],
        },
        new()
        {
            Code = "VX", Description = "CBOE Volatility Index", Sector = "Volatility", Follows = "VIX", Exchange = "CFE", StreamerExchange = "XCBF",
            Tick = 0.05m, Multiplier = 1000, ListedMonths = "FGHJKMNQUVXZ", ActiveMonths = "FGHJKMNQUVXZ", Listed = 8,
            Expiry = FutureExpiryRule.Volatility, CashSettled = true, RollName = "volatility", InitialMargin = 7500, UnderlyingIndex = "VIX", Volume = 150,
        },
    ];

    private static FutureProduct Equity(
        string code, string description, string index, decimal tick, decimal multiplier, decimal margin, double volume, IReadOnlyList<FutureOptionRoot> roots) => new()
    {
        Code = code, Description = description, Sector = "Equity Index", Follows = index, StreamerExchange = "XCME", Tick = tick, Multiplier = multiplier,
        Expiry = FutureExpiryRule.ThirdFriday, CashSettled = true, RollName = "equity_index", InitialMargin = margin, UnderlyingIndex = index,
        SmallNotional = code[0] == 'M', Volume = volume, Liquidity = 5, OptionRoots = roots, StrikeStep = 5,
        OptionTicks = new(new(0.05m, 10m), new(0.25m)),
    };

    /// <summary>Weekly roots by week of the month: Fridays first, then Monday to Thursday where they are listed.</summary>
    private static IEnumerable<FutureOptionRoot> Weeklies(string friday, params string[] mondayToThursday)
    {
        for (var week = 1; week <= 5; week++)
        {
            // The fifth Friday is nearly always the end of the month's own series.
            if (week < 5) yield return new(Fill(friday, week), FutureOptionKind.Weekly, week);
            for (var i = 0; i < mondayToThursday.Length; i++)
                yield return new(Fill(mondayToThursday[i], week), FutureOptionKind.Weekly, week, DayOfWeek.Monday + i);
        }

        static string Fill(string form, int week) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, week);
    }

    private static OptionRoot Am(string root, TickRule? ticks = null) =>
        new(root, ExpirationCycle.Monthly | ExpirationCycle.Leaps, "AM", "European", ticks ?? TickRule.NickelOption);

    private static OptionRoot Pm(string root, TickRule? ticks = null) =>
        new(root, ExpirationCycle.Monthly | ThroughTheWeek, "PM", "European", ticks ?? TickRule.NickelOption);

    private static OptionRoot American(string root, ExpirationCycle cycles = Standard, TickRule? ticks = null) =>
        new(root, cycles, "PM", "American", ticks ?? TickRule.PilotOption);

    private static Underlying Index(
        string symbol, string description, double price, double volatility, double yield, int liquidity, IReadOnlyList<OptionRoot> roots,
        string? follows = null, double ratio = 1) => new()
    {
        Symbol = symbol, Description = description, Kind = UnderlyingKind.Index, Sector = "Index", BasePrice = price, Volatility = volatility, Yield = yield,
        Liquidity = liquidity, OptionRoots = roots, Follows = follows, Ratio = ratio, Skew = -0.65, ListedMarket = "OPRA", Ticks = TickRule.Cent,
    };

    private static Underlying Etf(string symbol, string description, int liquidity, double volume, double yield, string follows, double ratio, double price) =>
        Etf(symbol, description, liquidity, volume, yield, "Fund", price, 0, 1) with { Follows = follows, Ratio = ratio };

    private static Underlying Etf(
        string symbol, string description, int liquidity, double volume, double yield, string sector, double price, double volatility, double beta) => new()
    {
        Symbol = symbol, Description = description, Kind = UnderlyingKind.Etf, Sector = sector, BasePrice = price, Volatility = volatility, Beta = beta,
        Yield = yield, Liquidity = liquidity, Volume = volume, Skew = -0.55, ListedMarket = "ARCX",
        OptionRoots = [American(symbol, liquidity == 5 ? Everything : Standard, liquidity == 5 ? TickRule.PennyOption : TickRule.PilotOption)],
    };

    private static Underlying Stock(
        string symbol, string description, string sector, string industry, double price, double volatility, double beta, double yield, int liquidity,
        double volume, double shares, string market = "XNAS") => new()
    {
        Symbol = symbol, Description = description, Kind = UnderlyingKind.Stock, Sector = sector, Industry = industry, BasePrice = price,
        Volatility = volatility, Beta = beta, Yield = yield, Liquidity = liquidity, Volume = volume, Shares = shares, ListedMarket = market,
        OptionRoots = [American(symbol, Standard, liquidity >= 4 ? TickRule.PilotOption : TickRule.NickelOption)],
    };

    private static Underlying Crypto(string symbol, string name, double price, double volatility, int liquidity) => new()
    {
        Symbol = symbol, Description = name + " to USD", Kind = UnderlyingKind.Crypto, Sector = "Crypto", Industry = name, BasePrice = price,
        Volatility = volatility, Beta = 1.6, Liquidity = liquidity, Volume = 0.02, ListedMarket = "CRYPTO", Ticks = TickRule.Cent,
    };

    private static Underlying Warrant(string symbol, string description, string follows, double ratio) => new()
    {
        Symbol = symbol, Description = description, Kind = UnderlyingKind.Warrant, Sector = "Warrant", BasePrice = 0, Volatility = 0, Liquidity = 1,
        Volume = 0.1, Follows = follows, Ratio = ratio,
    };

    private static Underlying Cash(string symbol, string sector, double price, double volatility, double beta, double yield) => new()
    {
        Symbol = symbol, Description = symbol, Kind = UnderlyingKind.Commodity, Sector = sector, BasePrice = price, Volatility = volatility, Beta = beta,
        Yield = yield, Liquidity = 5, Skew = sector == "Metals" ? 0.1 : -0.2,
    };
}
