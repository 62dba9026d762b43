using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperTransactionsTests : IAsyncLifetime
{
    private const int Rows = 1000;
    private readonly PaperBroker _broker = new(new PaperOptions { Speed = 0, Start = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero), GeneratedTransactions = Rows });
    private PaperClient _client = null!;

    public async Task InitializeAsync() => _client = await PaperClient.InMemory(_broker).LogInAsync(_broker);

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        var ids = new List<long>();
        for (var page = 0; page < 4; page++)
        {
            var answer = await _client.GetAsync(Generated($"?per-page=300&page-offset={page}"));
            var block = answer["pagination"]!.AsObject();
            Assert.Equal((300, page, page * 300, Rows, 4, page < 3 ? 300 : 100), (
                (int)block["per-page"]!, (int)block["page-offset"]!, (int)block["item-offset"]!, (int)block["total-items"]!, (int)block["total-pages"]!, (int)block["current-item-count"]!));
            ids.AddRange(PaperLedgerTests.Items(answer).Select(i => (long)i["id"]!));
        }
        Assert.Equal(Rows, ids.Distinct().Count());
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Empty(PaperLedgerTests.Items(await _client.GetAsync(Generated("?per-page=300&page-offset=4"))));
    }

    [Theory]
    [InlineData("per-page=0")]
    [InlineData("per-page=2001")]
    [InlineData("per-page=many")]
    [InlineData("page-offset=-1")]
    [InlineData("sort=Sideways")]
    [InlineData("start-date=11/20/2026")]
    [InlineData("start-at=yesterday")]
    [InlineData("type=Trade&types[]=Trade")]
    public async Task A_bad_parameter_is_a_400_that_names_it(string query)
    {
        var (status, body) = await _client.SendAsync(HttpMethod.Get, Generated("?" + query));
        Assert.Equal(400, status);
        Assert.Equal(query.Split('=', '&')[0], (string?)body["error"]!["errors"]![0]!["domain"]);
    }

    [Theory]
    [InlineData("type=Trade", "transaction-type", "Trade")]
    [InlineData("types[]=Trade", "transaction-type", "Trade")]
    [InlineData("types%5B%5D=Money%20Movement", "transaction-type", "Money Movement")]
    [InlineData("sub-type[]=Dividend", "transaction-sub-type", "Dividend")]
    [InlineData("action=Sell%20to%20Open", "action", "Sell to Open")]
    [InlineData("instrument-type=Equity+Option", "instrument-type", "Equity Option")]
    [InlineData("symbol=BRK%2FB", "symbol", "BRK/B")]
    [InlineData("underlying-symbol=SPY", "underlying-symbol", "SPY")]
    [InlineData("start-date=2026-11-09&end-date=2026-11-09", "transaction-date", "2026-11-09")]
    public async Task A_filter_lets_through_what_it_says_and_nothing_is_lost(string query, string field, string value)
    {
        var all = PaperLedgerTests.Items(await _client.GetAsync(Margin("?per-page=2000")));
        var found = PaperLedgerTests.Items(await _client.GetAsync(Margin("?per-page=2000&" + query)));
        Assert.NotEmpty(found);
        Assert.All(found, i => Assert.Equal(value, (string?)i[field]));
        Assert.Equal(all.Count(i => (string?)i[field] == value), found.Count);
    }

    [Fact]
    public async Task Several_types_are_any_of_them()
    {
        var found = PaperLedgerTests.Items(await _client.GetAsync(Margin("?per-page=2000&types[]=Receive%20Deliver&types[]=Money%20Movement")));
        Assert.Equal(["Money Movement", "Receive Deliver"], found.Select(i => PaperLedgerTests.Text(i, "transaction-type")).Distinct().Order());
    }

    [Fact]
    public async Task An_array_without_its_brackets_is_no_array()
    {
        var all = (int)(await _client.GetAsync(Margin("")))["pagination"]!["total-items"]!;
        Assert.Equal(all, (int)(await _client.GetAsync(Margin("?sub-type=Dividend")))["pagination"]!["total-items"]!);
    }

    [Fact]
    public async Task A_line_is_found_by_its_id_in_any_account()
    {
        foreach (var account in _broker.Accounts)
        {
            var line = account.Transactions[account.Transactions.Count / 2];
            var answer = await _client.GetAsync($"/accounts/{account.AccountNumber}/transactions/{line.Id}");
            Assert.Equal(line.Description, (string?)answer["data"]!["description"]);
        }
        Assert.Equal(404, (await _client.SendAsync(HttpMethod.Get, Margin("/1"))).Status);
    }

    [Fact]
    public async Task The_fees_of_a_day_are_those_of_its_lines()
    {
        var lines = PaperLedgerTests.Items(await _client.GetAsync(Margin("?start-date=2026-11-11&end-date=2026-11-11")));
        var fees = lines.Sum(l => Fee(l, "commission") + Fee(l, "clearing-fees") + Fee(l, "regulatory-fees") + Fee(l, "proprietary-index-option-fees"));
        Assert.True(fees > 0);
        var answer = (await _client.GetAsync(Margin("/total-fees?date=2026-11-11")))["data"]!;
        Assert.Equal((fees, "Debit"), (PaperLedgerTests.Decimal(answer, "total-fees"), PaperLedgerTests.Text(answer, "total-fees-effect")));
        Assert.Equal("None", PaperLedgerTests.Text((await _client.GetAsync(Margin("/total-fees")))["data"]!, "total-fees-effect"));

        static decimal Fee(JsonNode line, string name) => line[name] is null ? 0 : PaperLedgerTests.Decimal(line, name);
    }

    private string Generated(string rest) => $"/accounts/{_broker.Accounts[2].AccountNumber}/transactions{rest}";

    private string Margin(string rest) => $"/accounts/{_broker.Accounts[0].AccountNumber}/transactions{rest}";
}
