using System.Net;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Sessions;

public sealed class VenueNowTests
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(-86_400, -86_400)]
    [InlineData(3_600, 3_600)]
    [InlineData(20, 0)]
    public async Task A_venue_that_lives_at_another_time_is_believed_and_seconds_are_not(int ahead, int believed)
    {
        await using var connection = Pipelines.Connect(new ScriptedHandler(), _clock, o => o with { VenueClock = _clock });

        connection.Log.HearTime(_clock.GetUtcNow().AddSeconds(ahead), _clock.GetUtcNow());

        Assert.Equal(_clock.GetUtcNow().AddSeconds(believed), connection.VenueNow);
    }

    [Fact]
    public async Task Market_hours_are_meant_in_it()
    {
        var saturday = new FakeClock(new DateTimeOffset(2026, 3, 21, 15, 0, 0, TimeSpan.Zero));
        await using var connection = Pipelines.Connect(new ScriptedHandler().Answer(HttpStatusCode.OK, """{"data":{"market-holidays":[],"market-half-days":[]}}"""), saturday, o => o with { VenueClock = saturday });
        connection.Log.HearTime(saturday.GetUtcNow().AddDays(-1), saturday.GetUtcNow());

        var clock = await connection.Client(new RecordingSink()).MarketTime.ClockAsync(CancellationToken.None);

        Assert.True(clock.IsOpen);
    }

    [Fact]
    public async Task A_broker_in_this_process_has_its_own_clock()
    {
        var broker = new FakeClock(_clock.GetUtcNow().AddYears(1));
        await using var connection = Pipelines.Connect(new ScriptedHandler(), _clock, o => o with { VenueClock = broker });

        connection.Log.HearTime(broker.GetUtcNow(), _clock.GetUtcNow());

        Assert.Equal(broker.GetUtcNow(), connection.VenueNow);
    }
}
