using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Streaming;

/// <summary>What the paper broker's market does, seen where a trader sees it: in the quotes of its stream.</summary>
public sealed class WideMarketTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Fact]
    public void Quotes_are_wider_at_the_open_than_at_noon()
    {
        var open = Spreads(new TimeOnly(14, 30, 5));
        var noon = Spreads(new TimeOnly(17, 0));

        Assert.Equal(open.Keys.Order(), noon.Keys.Order());
        Assert.All(noon.Keys, s => Assert.True(open[s] > noon[s], $"{s}: {open[s]} at the open, {noon[s]} at noon"));
    }

    // The spread of each symbol in its first quote at a time of the day (UTC).
    private static Dictionary<string, decimal?> Spreads(TimeOnly at)
    {
        using var shell = new PaperShell(new PaperOptions { TimeProvider = new FakeClock(), Start = new DateTimeOffset(Friday.ToDateTime(at), TimeSpan.Zero) });
        var quotes = shell.Pipe("Watch-TastyQuote", ("Symbol", new[] { "SPY", "AAPL 2027-01-15 250 C", "GLXY" }), ("Count", 3)).Run().All<Quote>();
        return quotes.ToDictionary(q => q.Symbol!, q => q.Spread);
    }
}
