using FsCheck;
using FsCheck.Fluent;

namespace TastyPS.Tests.Symbols;

public class SymbolPropertyTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly Gen<string> Tickers = Letters(1, 5);
    private static readonly Gen<string> OccRoots = from ticker in Tickers from digit in Gen.Elements("", "", "1", "2", "9") select ticker + digit;
    private static readonly Gen<DateTime> Days = Gen.Choose(0, 365 * 30).Select(n => new DateTime(2005, 1, 1).AddDays(n));
    private static readonly Gen<OptionType> Sides = Gen.Elements(OptionType.Call, OptionType.Put);
    private static readonly Gen<decimal> Strikes = Gen.Choose(1, 99_999_999).Select(n => n / 1000m);

    private static readonly Gen<Symbol> EquityOptions =
        from root in OccRoots from day in Days from side in Sides from strike in Strikes
        select Symbol.ForEquityOption(root, day, side, strike);

    private static readonly Gen<(string Root, string Month, int Year)> Contracts =
        from root in Gen.Elements("ES", "MES", "6E", "GC", "CL", "ZB", "10Y", "M2K", "SR3", "BTC")
        from month in Gen.Choose(0, 11)
        from year in Gen.Choose(2024, 2033)
        select (root, "FGHJKMNQUVXZ"[month].ToString(), year);

    private static readonly Gen<string> FutureOptionTexts =
        from future in Contracts
        from root in Gen.Elements("EW4", "E1A", "ES", "EX3", "OG", "LO", "H1E", "OZB")
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 28)
        from side in Gen.Elements('C', 'P')
        from strike in Gen.Choose(1, 10_000_000)
        let contract = $"{future.Root}{future.Month}{future.Year % 10}"
        let option = $"{root}{"FGHJKMNQUVXZ"[month - 1]}{future.Year % 10}"
        select FormattableString.Invariant($"./{contract,-5}{option,-6}{future.Year % 100:00}{month:00}{day:00}{side}{(strike / 1000m).ToString("0.###")}");

    [Fact]
    public void An_equity_option_survives_every_form() => Check.One(Thorough, Prop.ForAll(EquityOptions.ToArbitrary(), symbol =>
        symbol.ToOcc().Length == 21
        && Symbol.Parse(symbol.ToOcc(), Today) == symbol
        && Symbol.Parse(symbol.ToOcc().Replace(" ", ""), Today) == symbol
        && Symbol.Parse(symbol.ToStreamer(), Today) == symbol
        && Symbol.Parse(symbol.ToHuman(), Today) == symbol
        && Symbol.Parse(symbol.ToHuman().ToLowerInvariant(), Today) == symbol));

    [Fact]
    public void A_future_survives_every_form() => Check.One(Thorough, Prop.ForAll(Contracts.ToArbitrary(), c =>
    {
        var symbol = Symbol.Parse($"/{c.Root}{c.Month}{c.Year % 100:00}", Today);
        return symbol.ContractMonth!.Value.Year == c.Year
            && symbol.Root == "/" + c.Root
            && Symbol.Parse(symbol.ToApi(), Today) == symbol
            && Symbol.Parse(symbol.ToStreamer(), Today) == symbol;
    }));

    [Fact]
    public void A_future_option_survives_with_and_without_its_blanks() => Check.One(Thorough, Prop.ForAll(FutureOptionTexts.ToArbitrary(), text =>
    {
        var symbol = Symbol.Parse(text, Today);
        return symbol.ToApi() == text
            && Symbol.Parse(symbol.ToHuman(), Today) == symbol
            && Symbol.Parse(text.Replace(" ", ""), Today) == symbol
            && Symbol.Parse(symbol.ToStreamer(), Today).Strike == symbol.Strike;
    }));

    [Fact]
    public void A_ticker_is_itself() => Check.One(Thorough, Prop.ForAll(Tickers.ToArbitrary(), ticker =>
        Symbol.Parse(ticker.ToLowerInvariant(), Today).ToApi() == ticker));

    [Fact]
    public void Any_text_is_a_symbol_or_the_documented_error() =>
        Check.One(Thorough.WithMaxTest(20_000), Prop.ForAll(Noise().ToArbitrary(), IsSymbolOrDocumentedError));

    [Fact]
    public void Any_damaged_symbol_is_a_symbol_or_the_documented_error()
    {
        var damaged = from text in Gen.OneOf(FutureOptionTexts, EquityOptions.SelectMany(s => Gen.Elements(s.ToOcc(), s.ToStreamer(), s.ToHuman())))
                      from at in Gen.Choose(0, text.Length - 1)
                      from with in Gen.Elements("", " ", "0", "9", "/", ".", ":", "-", "C", "P", "Z", "\0", "é")
                      from take in Gen.Choose(0, 2)
                      select text[..at] + with + text[Math.Min(text.Length, at + take)..];

        Check.One(Thorough.WithMaxTest(20_000), Prop.ForAll(damaged.ToArbitrary(), IsSymbolOrDocumentedError));
    }

    /// <summary>A parsed symbol has a stable text: reading that again gives the same symbol.</summary>
    private static bool IsSymbolOrDocumentedError(string? text)
    {
        try
        {
            var symbol = Symbol.Parse(text!, Today);
            return Symbol.Parse(symbol.ToString(), Today) == symbol && Symbol.Parse(symbol.ToHuman(), Today) == symbol;
        }
        catch (SymbolFormatException)
        {
            return true;
        }
    }

    private static Gen<string> Letters(int min, int max) =>
        Gen.Choose(min, max).SelectMany(n => Gen.Choose('A', 'Z').Select(c => (char)c).ArrayOf(n)).Select(c => new string(c));

    private static Gen<string> Noise() =>
        Gen.OneOf(
            Gen.Choose(0, 30).SelectMany(n => Gen.Elements("SPYCZ0126/.: -*jan".ToCharArray()).ArrayOf(n)),
            Gen.Choose(0, 30).SelectMany(n => Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf(n))).Select(c => new string(c));
}
