using System.Globalization;
using TastyPS.Core.Limits;

namespace TastyPS.Core.Doctor;

/// <summary>How much of the venue's ceilings is left for all processes of the credential, and whether it has refused calls because they were too many.</summary>
internal sealed class RateLimitCheck() : AnswerCheck("RateLimit", Fault.RateLimit)
{
    private const string Look = "(Get-TastySession).Endpoints | Where-Object RateLimited";

    protected override async Task<Finding?> AnsweredAsync(Examination examination, CancellationToken cancellationToken)
    {
        var connection = examination.Connection!;
        var buckets = await connection.Limiter.LookAsync(cancellationToken).ConfigureAwait(false);
        var slow = buckets.Where(b => b.SlowFor is not null).ToList();
        var refused = connection.Log.Endpoints().MaxBy(e => e.RateLimited) is { RateLimited: > 0 } worst
            ? string.Create(CultureInfo.InvariantCulture, $"The venue refused {connection.Log.Total().RateLimited} calls of this session as too many, {worst.RateLimited} of them {worst.Endpoint}.")
            : null;
        if (refused is null && slow.Count == 0) return Finding.Pass($"{LeftOf(buckets)} No call was refused as one too many.");
        var slowed = slow.Count == 0 ? null : $"After a 429 to one process or another these fill more slowly: {string.Join(", ", slow.Select(Slow))}.";
        return Finding.Warn(string.Join(' ', new[] { refused, slowed, LeftOf(buckets) }.OfType<string>()), Look);
    }

    protected override Finding Refused(TastyException refusal, Connection connection) => Finding.Fail(refusal, Look);

    private static string LeftOf(IReadOnlyList<RateLeft> buckets) => buckets is [var all, ..]
        ? string.Create(CultureInfo.InvariantCulture, $"{all.Calls} of {all.Depth} calls at once are left to all processes of this credential.")
        : "Calls are not limited in this session.";

    private static string Slow(RateLeft bucket) => string.Create(CultureInfo.InvariantCulture, $"{bucket.Name} ({bucket.Calls} of {bucket.Depth} left) for {Math.Ceiling(bucket.SlowFor!.Value.TotalSeconds)} s");
}
