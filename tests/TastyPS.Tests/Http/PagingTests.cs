using System.Globalization;
using System.Net;

namespace TastyPS.Tests.Http;

public class PagingTests
{
    [Fact]
    public async Task Page_two_is_asked_for_when_page_one_was_taken()
    {
        var end = Pages(total: 2500);
        await using var connection = Pipelines.Connect(end);
        var calls = 0;
        var rows = 0;
        await foreach (var _ in connection.Client(new RecordingSink()).Transactions.List("5WT", new()))
        {
            rows++;
            calls = Calls(end);
            if (rows <= 1000) Assert.Equal(1, calls);
        }

        Assert.Equal((2500, 3), (rows, calls));
    }

    [Theory]
    [InlineData(5, 5, 1)]
    [InlineData(1000, 1000, 1)]
    [InlineData(1001, 1001, 2)]
    [InlineData(9999, 2500, 3)]
    public async Task First_limits_the_calls(int first, int rows, int calls)
    {
        var end = Pages(total: 2500);
        await using var connection = Pipelines.Connect(end);

        var got = 0;
        await foreach (var _ in connection.Client(new RecordingSink()).Transactions.List("5WT", new(), first)) got++;

        Assert.Equal((rows, calls), (got, Calls(end)));
    }

    [Fact]
    public async Task A_filter_on_this_side_counts_what_it_keeps()
    {
        var end = Pages(total: 2500);
        await using var connection = Pipelines.Connect(end);

        var ids = new List<long?>();
        await foreach (var row in connection.Client(new RecordingSink()).Transactions.List("5WT", new(), first: 2).Where(t => t.Id % 900 == 0)) ids.Add(row.Id);

        Assert.Equal([0L, 900L], ids);
        Assert.Equal(1, Calls(end));
    }

    [Fact]
    public async Task An_empty_list_is_no_rows_and_no_error()
    {
        var end = new ScriptedHandler().Answer(HttpStatusCode.OK, """{"data":{"items":[]},"pagination":{"per-page":1000,"page-offset":0,"total-items":0,"total-pages":0}}""");
        await using var connection = Pipelines.Connect(end);

        await foreach (var _ in connection.Client(new RecordingSink()).Transactions.List("5WT", new())) Assert.Fail("There are no rows.");
        Assert.Equal(1, Calls(end));
    }

    [Fact]
    public async Task A_bad_row_is_an_error_and_the_rest_comes_out()
    {
        var end = new ScriptedHandler().Answer(HttpStatusCode.OK, """{"data":{"items":[{"id":1},{"id":{"no":"number"}},{"id":3}]},"pagination":{"total-pages":1}}""");
        await using var connection = Pipelines.Connect(end);
        var sink = new RecordingSink();

        var ids = new List<long?>();
        await foreach (var row in connection.Client(sink).Transactions.List("5WT", new())) ids.Add(row.Id);

        Assert.Equal([1L, 3L], ids);
        Assert.Equal(ErrorIds.JsonBadRow, Assert.Single(sink.Errors).ErrorId);
    }

    private static int Calls(ScriptedHandler end) => end.Seen.Count(s => s.Path.Contains("/transactions", StringComparison.Ordinal));

    private static ScriptedHandler Pages(int total) => new()
    {
        Otherwise = (request, _) =>
        {
            var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query);
            var per = int.Parse(query["per-page"]!, CultureInfo.InvariantCulture);
            var page = int.Parse(query["page-offset"]!, CultureInfo.InvariantCulture);
            var items = string.Join(',', Enumerable.Range(page * per, Math.Max(0, Math.Min(per, total - page * per))).Select(i => $$"""{"id":{{i}}}"""));
            var pages = (total + per - 1) / per;
            return Task.FromResult(ScriptedHandler.Make(HttpStatusCode.OK, $$$"""{"data":{"items":[{{{items}}}]},"pagination":{"per-page":{{{per}}},"page-offset":{{{page}}},"total-items":{{{total}}},"total-pages":{{{pages}}}}}"""));
        },
    };
}
