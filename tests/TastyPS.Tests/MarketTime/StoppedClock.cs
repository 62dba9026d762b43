using System.Globalization;

namespace TastyPS.Tests.MarketTime;

/// <summary>A clock that stands at one instant, given with its offset.</summary>
internal sealed class StoppedClock(string instant) : TimeProvider
{
    private readonly DateTimeOffset _instant = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => _instant.ToUniversalTime();
}
