using System.Text;
using TastyPS.Paper;

namespace TastyPS.Tests.Cmdlets;

/// <summary>What may go wrong under a list of the user's own things is an error record of its own kind, and never takes good rows with it.</summary>
public sealed class ListFaultTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    public static TheoryData<string, string> Lists => new()
    {
        { "Get-TastyWatchlist", "GET /watchlists" },
        { "Get-TastyQuoteAlert", "GET /quote-alerts" },
        { "Get-TastyBacktest", "GET /backtests" },
        { "Get-TastyBacktestAvailability", "GET /available-dates" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Each_fault_has_its_id(string name, string route)
    {
        foreach (var (fault, id) in new[]
        {
            (PaperFault.Status(401), ErrorIds.ApiUnauthorized),
            (PaperFault.Status(429), ErrorIds.ApiRateLimited),
            (PaperFault.Status(500), ErrorIds.ApiServerError),
            (PaperFault.Html(502), ErrorIds.ApiUnavailable),
            (PaperFault.Html(200), ErrorIds.HttpNotJson),
            (PaperFault.BrokenJson(), ErrorIds.JsonInvalid),
        })
        {
            _shell.Broker.Faults.Clear();
            _shell.Broker.Faults.Add(route, fault with { Times = null });
            _shell.Pipe(name).Run().SingleError(id);
        }
    }

    [Fact]
    public void A_bad_row_loses_no_other()
    {
        _shell.Broker.Faults.Add("GET /watchlists", PaperFault.Instead(new PaperResponse(200, "application/json", Encoding.UTF8.GetBytes(
            """{"data":{"items":[{"name":"A","watchlist-entries":[]},{"name":"B","order-index":"many"},{"name":"C"}]}}"""))));

        var run = _shell.Pipe("Get-TastyWatchlist").Run();

        Assert.Equal(["A", "C"], run.Output.Cast<Watchlist>().Select(l => l.Name));
        run.SingleError(ErrorIds.JsonBadRow);
    }

    [Fact]
    public void One_alert_in_place_of_a_list_is_a_list_of_one()
    {
        // The spec says one object; the venue sends a list.
        _shell.Broker.Faults.Add("GET /quote-alerts", PaperFault.Instead(new PaperResponse(200, "application/json", """{"data":{"alert-external-id":"x","symbol":"SPY","operator":">","expires-at":1796000000000}}"""u8.ToArray())));

        Assert.Equal("x", _shell.Pipe("Get-TastyQuoteAlert").Run().Single<QuoteAlert>().AlertExternalId);
    }
}
