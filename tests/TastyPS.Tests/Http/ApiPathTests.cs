using TastyPS.Core;
using TastyPS.Core.Http;

namespace TastyPS.Tests.Http;

public class ApiPathTests
{
    [Theory]
    [InlineData("BRK/B", "/instruments/equities/BRK%2FB")]
    [InlineData("./ESZ6 EW4U6 260927P2975", "/instruments/equities/.%2FESZ6%20EW4U6%20260927P2975")]
    [InlineData("Müller & Söhne", "/instruments/equities/M%C3%BCller%20%26%20S%C3%B6hne")]
    [InlineData("a?b#c%", "/instruments/equities/a%3Fb%23c%25")]
    [InlineData("...", "/instruments/equities/...")]
    public void A_hole_is_one_segment(string symbol, string path)
    {
        var call = ApiRequest.Get($"/instruments/equities/{symbol:symbol}");

        Assert.Equal(path, call.Path);
        Assert.Equal("/instruments/equities/{symbol}", call.Template);
        Assert.Equal("https://host" + path, new Uri("https://host" + call.Path).AbsoluteUri);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public void A_hole_that_would_be_another_route_is_refused(string name)
    {
        var error = Assert.Throws<TastyException>(() => ApiRequest.Get($"/watchlists/{name:name}"));

        Assert.Equal(ErrorIds.PathSegment, error.ErrorId);
    }

    [Theory]
    [InlineData("/accounts/../customers/me")]
    [InlineData("/accounts/%2e%2E/customers")]
    [InlineData("/accounts?x=1")]
    public void A_typed_path_that_would_be_another_route_is_refused(string path)
    {
        var error = Assert.Throws<TastyException>(() => ApiRequest.Of("GET", path, null));

        Assert.Equal(ErrorIds.PathSegment, error.ErrorId);
    }

    [Fact]
    public void The_template_of_a_typed_path_shows_no_account_number() =>
        Assert.Equal("/accounts/{…}/positions", ApiRequest.Of("GET", "/accounts/5WT00001/positions", null).Template);

    [Fact]
    public void The_three_array_dialects()
    {
        var query = new QueryString().AddEach("symbol[]", ["SPY", "BRK/B"]).AddJoined("symbols", ["A", "B"]).Add("sort", (string?)null).Add("page-offset", 2)
            .AddDate("start-date", new DateTime(2026, 1, 2));

        Assert.Equal("?symbol%5B%5D=SPY&symbol%5B%5D=BRK%2FB&symbols=A%2CB&page-offset=2&start-date=2026-01-02", query.ToString());
    }
}
