using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Chains;

public sealed class GetTastyExpirationTests : IClassFixture<ChainWorld>
{
    private readonly PaperShell _shell;

    public GetTastyExpirationTests(ChainWorld world)
    {
        _shell = world.Shell;
        _shell.Broker.Requests.Clear();
    }

    private IReadOnlyList<OptionExpiration> Expirations(string symbol, params (string, object?)[] more) => _shell.Pipe("Get-TastyExpiration", [("Symbol", symbol), .. more]).Run().All<OptionExpiration>();

    [Fact]
    public void One_row_an_expiration_in_order_of_date()
    {
        var rows = Expirations("SPX");

        Assert.Equal(rows.OrderBy(r => r.ExpirationDate).Select(r => r.ExpirationDate), rows.Select(r => r.ExpirationDate));
        Assert.Equal(["SPX", "SPXW"], rows.Select(r => r.RootSymbol).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Equal(("SPX", r.Strikes!.Count), (r.UnderlyingSymbol, r.StrikeCount)));
    }

    [Fact]
    public void Dte_is_one_date_and_of_an_index_both_its_roots()
    {
        Assert.Single(Expirations("SPY", ("Dte", 45)));
        Assert.Equal(["SPX", "SPXW"], Expirations("SPX", ("Dte", 28), ("Monthly", null)).Select(e => e.RootSymbol));
    }

    [Fact]
    public void Named_dates_in_any_form()
    {
        Assert.Equal([new DateTime(2026, 12, 18), new DateTime(2027, 1, 15)], Expirations("SPY", ("ExpirationDate", new object[] { "18dec26", new DateTime(2027, 1, 15) })).Select(e => e.ExpirationDate!.Value));
    }

    [Fact]
    public void Of_a_contract_only_its_own()
    {
        Assert.All(Expirations("/ESZ6"), e => Assert.Equal("/ESZ6", e.UnderlyingSymbol));
        Assert.True(Expirations("/ES").Count > Expirations("/ESZ6").Count);
    }
}
