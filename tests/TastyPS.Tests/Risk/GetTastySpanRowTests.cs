using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Risk;

public sealed class GetTastySpanRowTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_whole_file_in_its_order()
    {
        var rows = _shell.Pipe("Get-TastySpanRow", ("Date", "2026-11-19")).Run().All<SpanRow>();

        Assert.Equal(Enumerable.Range(0, rows.Count), rows.Select(r => r.RowIndex!.Value));
        Assert.All(rows, r => Assert.Equal((new DateTime(2026, 11, 19), "CME"), (r.FileDate, r.Exchange)));
        Assert.StartsWith("0 CME", rows[0].RowData);
    }

    [Fact]
    public void A_few_cost_one_small_call()
    {
        Assert.Equal(5, _shell.Pipe("Get-TastySpanRow", ("Date", "19nov26"), ("Exchange", "cme"), ("First", 5)).Run().All<SpanRow>().Count);
        Assert.Equal("date=2026-11-19&exchange=CME&page-offset=0&per-page=5", Assert.Single(_shell.Broker.Requests.Entries).Query);
    }

    [Fact]
    public void A_day_without_a_file_writes_nothing() =>
        Assert.Empty(_shell.Pipe("Get-TastySpanRow", ("Date", "2026-11-15")).Run().All<SpanRow>());
}
