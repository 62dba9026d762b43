using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperCeilingsTests
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task More_than_the_published_rate_is_refused_and_a_second_later_taken_again()
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = _clock, Ceilings = 2 });
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var positions = $"/accounts/{broker.Accounts[0].AccountNumber}/positions";
        Assert.Equal([200, 200, 429], await StatusesAsync(client, positions, 3));
        Assert.Equal([200], await StatusesAsync(client, positions.Replace("positions", "balances", StringComparison.Ordinal), 1));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([200, 200, 429], await StatusesAsync(client, positions, 3));
    }

    [Fact]
    public async Task All_requests_together_have_a_ceiling_too()
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = _clock, Ceilings = 1 });
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);

        // The login was the first of the fifty.
        Assert.Equal(49, (await StatusesAsync(client, "/customers/me", 60)).Count(s => s == 200));
    }

    private static async Task<List<int>> StatusesAsync(PaperClient client, string path, int times)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++) statuses.Add((await client.SendAsync(HttpMethod.Get, path)).Status);
        return statuses;
    }
}
