using System.Globalization;

namespace TastyPS.Tests.Symbols;

public class SymbolParseTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    // equities and indices
    [InlineData("SPY", "SPY", InstrumentType.Equity, "SPY")]
    [InlineData("  spy ", "SPY", InstrumentType.Equity, "SPY")]
    [InlineData("BRK/B", "BRK/B", InstrumentType.Equity, "BRK/B")]
    [InlineData("brk.b", "BRK/B", InstrumentType.Equity, "BRK/B")]
    [InlineData("BAC/PRL", "BAC/PRL", InstrumentType.Equity, "BAC/PRL")]
    [InlineData("SPX", "SPX", InstrumentType.Index, "SPX")]
    [InlineData("SPXW", "SPXW", InstrumentType.Index, "SPX")]
    [InlineData("VIX", "VIX", InstrumentType.Index, "VIX")]
    [InlineData("BABA2", "BABA2", InstrumentType.Equity, "BABA")]
    // equity options: OCC, padded or not
    [InlineData("SPY   260116C00500000", "SPY   260116C00500000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY260116C00500000", "SPY   260116C00500000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY 260116C500", "SPY   260116C00500000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY260116C500.5", "SPY   260116C00500500", InstrumentType.EquityOption, "SPY")]
    [InlineData("spxw  260116p06000000", "SPXW  260116P06000000", InstrumentType.EquityOption, "SPX")]
    [InlineData("BABA2 260116C00090000", "BABA2 260116C00090000", InstrumentType.EquityOption, "BABA")]
    [InlineData("BABA2260116C00090000", "BABA2 260116C00090000", InstrumentType.EquityOption, "BABA")]
    [InlineData("BRKB  260116C00450000", "BRKB  260116C00450000", InstrumentType.EquityOption, "BRK/B")]
    [InlineData("SIRI 260116C2.125", "SIRI  260116C00002125", InstrumentType.EquityOption, "SIRI")]
    // equity options: dxFeed
    [InlineData(".SPY260116C500", "SPY   260116C00500000", InstrumentType.EquityOption, "SPY")]
    [InlineData(".SPY260116C500.5", "SPY   260116C00500500", InstrumentType.EquityOption, "SPY")]
    [InlineData(".BABA2260116P90", "BABA2 260116P00090000", InstrumentType.EquityOption, "BABA")]
    // equity options: as people type
    [InlineData("SPY 16jan26 450p", "SPY   260116P00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY 2026-01-16 450 P", "SPY   260116P00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY 260116P450", "SPY   260116P00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY Jan 16 2026 450 put", "SPY   260116P00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY Jan 16, 2026 450 put", "SPY   260116P00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY 16-Jan-26 450 calls", "SPY   260116C00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY 20260116 450 call", "SPY   260116C00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("SPY 16jan26 c450", "SPY   260116C00450000", InstrumentType.EquityOption, "SPY")]
    [InlineData("brk/b 16jan26 450p", "BRKB  260116P00450000", InstrumentType.EquityOption, "BRK/B")]
    [InlineData("SPY\t16jan26\u00a0450p", "SPY   260116P00450000", InstrumentType.EquityOption, "SPY")]
    // futures
    [InlineData("/ES", "/ES", InstrumentType.Future, "/ES")]
    [InlineData("/ESZ6", "/ESZ6", InstrumentType.Future, "/ES")]
    [InlineData("/esz26", "/ESZ6", InstrumentType.Future, "/ES")]
    [InlineData("/ESZ26:XCME", "/ESZ6", InstrumentType.Future, "/ES")]
    [InlineData("/10YQ6", "/10YQ6", InstrumentType.Future, "/10Y")]
    [InlineData("/M2KZ6", "/M2KZ6", InstrumentType.Future, "/M2K")]
    [InlineData("/6EZ26", "/6EZ6", InstrumentType.Future, "/6E")]
    [InlineData("ESZ6", "/ESZ6", InstrumentType.Future, "/ES")]
    [InlineData("GOOG1", "GOOG1", InstrumentType.Equity, "GOOG")]
    // future options
    [InlineData("./ESZ6 EW4U6 260927P2975", "./ESZ6 EW4U6 260927P2975", InstrumentType.FutureOption, "/ESZ6")]
    [InlineData("./ESZ6EW4U6 260927P2975", "./ESZ6 EW4U6 260927P2975", InstrumentType.FutureOption, "/ESZ6")]
    [InlineData("./ESZ6EW4U6260927P2975", "./ESZ6 EW4U6 260927P2975", InstrumentType.FutureOption, "/ESZ6")]
    [InlineData("./ESZ26 EW4U26 260927P2975", "./ESZ6 EW4U6 260927P2975", InstrumentType.FutureOption, "/ESZ6")]
    [InlineData("./MESZ6EX3X6 261120C7000", "./MESZ6EX3X6 261120C7000", InstrumentType.FutureOption, "/MESZ6")]
    [InlineData("./NGZ6 H1EZ6 261120C3.25", "./NGZ6 H1EZ6 261120C3.25", InstrumentType.FutureOption, "/NGZ6")]
    [InlineData("./NGZ6H1EZ6 261120C3.25", "./NGZ6 H1EZ6 261120C3.25", InstrumentType.FutureOption, "/NGZ6")]
    [InlineData("./6JZ6 JPUZ6 261204P0.0065", "./6JZ6 JPUZ6 261204P0.0065", InstrumentType.FutureOption, "/6JZ6")]
    [InlineData("/ESZ6 EW4U6 2026-09-25 2975 P", "./ESZ6 EW4U6 260925P2975", InstrumentType.FutureOption, "/ESZ6")]
    [InlineData("./EW4U26P2975:XCME", "./EW4U26P2975:XCME", InstrumentType.FutureOption, null)]
    // pairs
    [InlineData("BTC/USD", "BTC/USD", InstrumentType.Cryptocurrency, "BTC/USD")]
    [InlineData("btc/usd:cxtalp", "BTC/USD", InstrumentType.Cryptocurrency, "BTC/USD")]
    [InlineData("EUR/USD", "EUR/USD", InstrumentType.CurrencyPair, "EUR/USD")]
    public void Every_accepted_form_becomes_the_venues(string text, string api, InstrumentType type, string? underlying)
    {
        var symbol = Symbol.Parse(text, Today);

        Assert.Equal(api, symbol.ToString());
        Assert.Equal(type, symbol.InstrumentType);
        Assert.Equal(underlying, symbol.Underlying);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("SPY 450 P")]                      // no date
    [InlineData("SPY 1/2/26 450 P")]               // names two days
    [InlineData("SPY 260230C500")]                 // no such day
    [InlineData("SPY260116C00500")]                // an OCC symbol that lost its end
    [InlineData("SPY 260116C0")]
    [InlineData("SPY 260116C500.0005")]            // four decimals
    [InlineData("SPY 260116C100000")]              // more than OCC can write
    [InlineData("SPY   260116X00500000")]
    [InlineData("TOOLONGROOT260116C00500000")]
    [InlineData(".SPY")]
    [InlineData("/")]
    [InlineData("./")]
    [InlineData("./ESZ6")]
    [InlineData("./EW4U26P2975")]                  // no exchange: silent at the streamer
    [InlineData("./ESZ6 EW4U6 260231P2975")]
    [InlineData("./ESZ6 EW4U6 260925P0")]
    [InlineData("./ESZ46 EW4U6 260925P2975")]      // would be cut to /ESZ6
    [InlineData("/ESZ46")]                         // would be cut to /ESZ6
    [InlineData("/ESA6x")]
    [InlineData("S P Y")]
    [InlineData("SPY,QQQ")]
    [InlineData("SPY*")]
    [InlineData("..")]
    [InlineData("MÜV2")]
    [InlineData("ＳＰＹ")]                          // full-width letters
    [InlineData("SPY ٢٦٠١١٦C500")]                 // Arabic digits
    [InlineData("5WT00001")]
    public void Anything_else_is_the_documented_error_with_advice(string text)
    {
        var error = Assert.Throws<SymbolFormatException>(() => Symbol.Parse(text, Today));

        Assert.Equal(text, error.Text);
        Assert.StartsWith($"'{text}' is not a symbol: ", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length > text.Length + 30, error.Message);
        Assert.False(Symbol.TryParse(text, out _));
    }

    [Fact]
    public void Null_is_the_documented_error() => Assert.Throws<SymbolFormatException>(() => Symbol.Parse(null!));

    [Fact]
    public void A_pasted_document_does_not_wreck_the_error_line()
    {
        var error = Assert.Throws<SymbolFormatException>(() => Symbol.Parse("a\r\nb\u001b[31m" + new string('x', 100_000)));

        Assert.True(error.Message.Length < 400);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public void The_parts_of_an_option_are_typed()
    {
        var symbol = Symbol.Parse("SPXW 16jan26 6002.5p", Today);

        Assert.Equal(("SPXW", "SPX"), (symbol.Root, symbol.Underlying));
        Assert.Equal(new DateTime(2026, 1, 16), symbol.ExpirationDate);
        Assert.Equal(DateTimeKind.Unspecified, symbol.ExpirationDate!.Value.Kind);
        Assert.Equal(6002.5m, symbol.Strike);
        Assert.Equal(OptionType.Put, symbol.OptionType);
        Assert.Null(symbol.ContractMonth);
    }

    [Theory]
    [InlineData(2026, "/ESZ6", 2026)]
    [InlineData(2026, "/ESZ5", 2025)]
    [InlineData(2026, "/ESZ4", 2024)]
    [InlineData(2026, "/ESZ3", 2033)]
    [InlineData(2029, "/ESZ0", 2030)]
    [InlineData(2030, "/ESZ9", 2029)]
    public void One_year_digit_means_the_year_that_is_near(int thisYear, string text, int year) =>
        Assert.Equal(new DateTime(year, 12, 1), Symbol.Parse(text, new DateOnly(thisYear, 6, 1)).ContractMonth);

    [Fact]
    public void A_January_contract_that_ends_in_December_is_next_years() =>
        Assert.Equal("./LOF27C70:XNYM", Symbol.Parse("./CLF7 LOF7  261216C70", Today).ToStreamer());

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void No_culture_changes_a_symbol(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal("SIRI  260116C00002125", Symbol.Parse("siri 16jan26 2.125c", Today).ToOcc());
            Assert.Equal(".SIRI260116C2.125", Symbol.Parse("siri 260116c2.125", Today).ToStreamer());
            Assert.Equal("SIRI 2026-01-16 2.125 C", Symbol.Parse(".SIRI260116C2.125", Today).ToHuman());
            Assert.Equal("./6JZ6 JPUZ6 261204P0.0065", Symbol.Parse("./6jz6 jpuz6 261204p0.0065", Today).ToApi());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
