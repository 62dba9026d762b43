using System.Globalization;

namespace TastyPS.Core.Doctor;

/// <summary>Whether the venue has refused calls of this session because they were too many.</summary>
internal sealed class RateLimitCheck() : AnswerCheck("RateLimit", Fault.RateLimit)
{
    private const string Look = "(Get-TastySession).Endpoints | Where-Object RateLimited";

    protected override Finding Answered(Connection connection) => connection.Log.Endpoints().MaxBy(e => e.RateLimited) is { RateLimited: > 0 } worst
        ? Finding.Warn(string.Create(CultureInfo.InvariantCulture, $"The venue refused {connection.Log.Total().RateLimited} calls as too many, {worst.RateLimited} of them {worst.Endpoint}."), Look)
        : Finding.Pass("No call was refused as one too many.");

    protected override Finding Refused(TastyException refusal, Connection connection) => Finding.Fail(refusal, Look);
}
