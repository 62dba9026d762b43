using System.Text;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

public class EnvelopeTests
{
    private const string Page = """{"data":{"items":[{"symbol":"A"},{"symbol":"B"}]},"context":"/x","pagination":{"per-page":2,"page-offset":0,"total-pages":3}}""";

    [Theory]
    [InlineData(Page)]
    [InlineData("""{"pagination":{"per-page":2,"page-offset":0,"total-pages":3},"context":"/x","data":{"items":[{"symbol":"A"},{"symbol":"B"}]}}""")]
    [InlineData("""{"data":[{"symbol":"A"},{"symbol":"B"}],"pagination":{"per-page":2,"page-offset":0,"total-pages":3}}""")]
    [InlineData("""{"items":[{"symbol":"A"},{"symbol":"B"}],"pagination":{"per-page":2,"page-offset":0,"total-pages":3}}""")]
    public void A_page_is_read_in_every_wrapping(string json)
    {
        var page = Items<WatchlistEntry>(json);
        Assert.Equal(["A", "B"], page.Items.Select(row => row.Symbol));
        Assert.True(page.Pagination!.HasNext);
        Assert.Empty(page.BadRows);
    }

    [Fact]
    public void A_bare_list_has_no_pagination()
    {
        var page = Items<string>("""["id-1","id-2"]""");
        Assert.Equal(["id-1", "id-2"], page.Items);
        Assert.Null(page.Pagination);
    }

    [Theory]
    [InlineData("""{"data":{"items":[]},"pagination":null}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("[]")]
    public void Nothing_is_an_empty_list(string json) => Assert.Empty(Items<WatchlistEntry>(json).Items);

    [Theory]
    [InlineData("""{"data":{"symbol":"A"}}""")]
    [InlineData("""{"symbol":"A"}""")]
    public void One_object_serves_as_a_list(string json) => Assert.Equal("A", Assert.Single(Items<WatchlistEntry>(json).Items).Symbol);

    [Theory]
    [InlineData("""{"data":{"symbol":"A"},"context":"/x"}""")]
    [InlineData("""{"context":"/x","data":{"symbol":"A"}}""")]
    [InlineData("""{"symbol":"A"}""")]
    [InlineData("""{"data":{"items":[{"symbol":"A"}]}}""")]
    [InlineData("""{"data":[{"symbol":"A"},{"symbol":"B"}]}""")]
    public void One_object_is_read_in_every_wrapping(string json) => Assert.Equal("A", Object<WatchlistEntry>(json).Symbol);

    [Theory]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{"items":[]}}""")]
    [InlineData("""{"data":7}""")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><head><title>401 Authorization Required</title></head></html>")]
    [InlineData("""{"data":{"symbol":"A"}""")]
    [InlineData("""{"data":{"symbol":"A"}} trailing""")]
    public void What_is_no_object_is_an_error_of_its_own(string json) => Assert.Throws<InvalidPayloadException>(() => Object<WatchlistEntry>(json));

    [Fact]
    public void The_error_tells_the_place_and_never_the_content()
    {
        var error = Assert.Throws<InvalidPayloadException>(() => Object<QuoteToken>("""{"data":{"token":"s3cr3t","issued-at":"s3cr3t"}}"""));
        Assert.StartsWith("data.issued-at: a time was expected, not a text", error.Message, StringComparison.Ordinal);
        Assert.Equal(46, error.Position);
        Assert.DoesNotContain("s3cr3t", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_row_never_loses_the_list()
    {
        var page = Items<Position>("""
            {"data":{"items":[
              {"symbol":"A","quantity":1},
              {"symbol":"B","quantity":"many"},
              null,
              {"symbol":"C","quantity":{"value":3},"is-frozen":false},
              "text",
              {"symbol":"D","quantity":4}
            ]},"pagination":{"total-items":6}}
            """);
        Assert.Equal(["A", "D"], page.Items.Select(row => row.Symbol));
        Assert.Equal([1, 2, 3, 4], page.BadRows.Select(row => row.Index));
        Assert.Equal("quantity: a number was expected, not a text", page.BadRows[0].Reason);
        Assert.Equal("""{"symbol":"B","quantity":"many"}""", page.BadRows[0].Raw);
        Assert.Equal("a row was expected, not nothing", page.BadRows[1].Reason);
        Assert.Equal("quantity: a number was expected, not an object", page.BadRows[2].Reason);
        Assert.Equal(6, page.Pagination!.TotalItems);
    }

    [Fact]
    public void A_bad_row_says_the_way_to_its_fault()
    {
        var page = Items<Order>("""[{"id":1,"legs":[{"symbol":"A","quantity":1},{"symbol":"B","fills":[{"fill-price":"x"}]}]}]""");
        Assert.StartsWith("legs.fills.fill-price: ", Assert.Single(page.BadRows).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_raw_text_of_a_bad_row_is_shortened()
    {
        var row = Assert.Single(Items<Position>($$"""[{"quantity":"x","symbol":"{{new string('A', 5000)}}"}]""").BadRows);
        Assert.InRange(row.Raw.Length, 100, 400);
    }

    [Fact]
    public void A_page_cut_anywhere_is_an_error()
    {
        var whole = Encoding.UTF8.GetBytes(Page);
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidPayloadException>(() => TastyJson.ReadItems<WatchlistEntry>(whole.AsMemory(0, length)));
    }

    [Fact]
    public void Any_json_reads_as_plain_values()
    {
        var plain = (Dictionary<string, object?>)TastyJson.ReadPlain("""{"a":[1,2.5,"x",null,true],"b":{"c":1e400}}"""u8.ToArray())!;
        Assert.Equal([1L, 2.5m, "x", null, true], (object?[])plain["a"]!);
        Assert.Equal("1e400", ((Dictionary<string, object?>)plain["b"]!)["c"]);
        Assert.Throws<InvalidPayloadException>(() => TastyJson.ReadPlain("[1,"u8.ToArray()));
        Assert.Throws<InvalidPayloadException>(() => TastyJson.ReadPlain(default));
    }

    private static ItemPage<T> Items<T>(string json) => TastyJson.ReadItems<T>(Encoding.UTF8.GetBytes(json));

    private static T Object<T>(string json) => TastyJson.ReadObject<T>(Encoding.UTF8.GetBytes(json));
}
