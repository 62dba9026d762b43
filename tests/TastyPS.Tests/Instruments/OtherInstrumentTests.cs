using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Instruments;

/// <summary>Get-TastyCryptocurrency, Get-TastyWarrant and Get-TastyQuantityPrecision.</summary>
public sealed class OtherInstrumentTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Cryptocurrencies_all_one_and_two()
    {
        Assert.True(_shell.Pipe("Get-TastyCryptocurrency").Run().All<Cryptocurrency>().Count > 2);
        Assert.Equal("BTC/USD", _shell.Pipe("Get-TastyCryptocurrency", ("Symbol", "BTC/USD:CXTALP")).Run().Single<Cryptocurrency>().Symbol);
        Assert.Equal("GET /instruments/cryptocurrencies/BTC%2FUSD", _shell.Wire[^1]);
        Assert.Equal(["ETH/USD", "BTC/USD"], _shell.Pipe("Get-TastyCryptocurrency", ("Symbol", new[] { "ETH/USD", "BTC/USD" })).Run().All<Cryptocurrency>().Select(c => c.Symbol));
    }

    [Fact]
    public void Warrants_all_one_and_unknown()
    {
        var all = _shell.Pipe("Get-TastyWarrant").Run().All<Warrant>();

        Assert.Equal(all[0].Symbol, _shell.Pipe("Get-TastyWarrant", ("Symbol", all[0].Symbol)).Run().Single<Warrant>().Symbol);
        _shell.Pipe("Get-TastyWarrant", ("Symbol", "SPY")).Run().SingleError(ErrorIds.InstrumentUnknown);
    }

    [Fact]
    public void Precisions_by_class()
    {
        Assert.All(_shell.Pipe("Get-TastyQuantityPrecision", ("InstrumentType", InstrumentType.Cryptocurrency)).Run().All<QuantityDecimalPrecision>(), p => Assert.True(p.Value > 0));
        Assert.Contains(_shell.Pipe("Get-TastyQuantityPrecision").Run().All<QuantityDecimalPrecision>(), p => p.InstrumentType == InstrumentType.Future);
    }
}
