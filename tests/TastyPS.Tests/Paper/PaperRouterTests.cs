using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperRouterTests
{
    private readonly PaperRouter _router = new PaperRouter()
        .Get("/instruments/equities/{symbol}", _ => PaperResponse.NoContent)
        .Get("/instruments/equities/active", _ => PaperResponse.NoContent)
        .Get("/accounts/{n}/orders/{id}", _ => PaperResponse.NoContent)
        .Delete("/accounts/{n}/orders/{id}", _ => PaperResponse.NoContent)
        .Post("/accounts/{n}/orders/dry-run", _ => PaperResponse.NoContent)
        .Post("/accounts/{n}/orders/{id}/dry-run", _ => PaperResponse.NoContent);

    [Theory]
    [InlineData("GET", "/instruments/equities/active", "/instruments/equities/active")]
    [InlineData("GET", "/instruments/equities/SPY", "/instruments/equities/{symbol}")]
    [InlineData("POST", "/accounts/5WX1/orders/7/dry-run", "/accounts/{n}/orders/{id}/dry-run")]
    [InlineData("GET", "/accounts/5WX1/orders/dry-run", "/accounts/{n}/orders/{id}")]
    public void A_literal_segment_beats_a_hole_unless_it_does_not_take_the_method(string method, string path, string template)
    {
        var match = _router.Find(method, path);
        Assert.NotNull(match?.Handler);
        Assert.Equal(template, match.Template);
    }

    [Theory]
    [InlineData("/instruments/equities/BRK%2FB", "BRK/B")]
    [InlineData("/instruments/equities/%2E%2E", "..")]
    [InlineData("/instruments/equities/SPY%20%20%20261218C00500000", "SPY   261218C00500000")]
    public void A_hole_is_decoded_after_the_path_was_split(string path, string value)
        => Assert.Equal(value, _router.Find("GET", path)!.Values["symbol"]);

    [Theory]
    [InlineData("/instruments/equities/")]
    [InlineData("/instruments/equities")]
    [InlineData("/instruments/equities/BRK/B")]
    [InlineData("//instruments/equities/SPY")]
    [InlineData("instruments/equities/SPY")]
    public void An_unknown_path_is_no_match(string path) => Assert.Null(_router.Find("GET", path));

    [Fact]
    public void A_known_path_with_another_method_names_the_methods_it_takes()
    {
        var match = _router.Find("PUT", "/accounts/5WX1/orders/7");
        Assert.Null(match!.Handler);
        Assert.Equal(["DELETE", "GET"], match.Allowed);
    }

    [Fact]
    public void A_route_mapped_twice_is_a_mistake_of_ours()
        => Assert.Throws<InvalidOperationException>(() => _router.Get("/instruments/equities/{symbol}", _ => PaperResponse.NoContent));
}
