using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>
/// The venue's time as its answers are dated: this machine's clock, unless the two are more than a minute apart. A paper broker in another
/// process may live on another day, and a machine's clock may be wrong; market hours and the ages of quotes are meant in the venue's.
/// </summary>
internal sealed class AnsweredClock(TimeProvider clock, RequestLog log) : TimeProvider
{
    // A date header has whole seconds and has been on its way: less than this says nothing.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);

    public override DateTimeOffset GetUtcNow()
    {
        var now = clock.GetUtcNow();
        return log.ClockSkew is { } skew && skew.Duration() > Near ? now + skew : now;
    }
}
