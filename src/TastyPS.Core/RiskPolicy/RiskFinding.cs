using System.Globalization;

namespace TastyPS.Core;

/// <summary>What a rule found: the figure, whether it is within the limit, and the same in words.</summary>
internal sealed record RiskFinding(decimal? Measured, bool Pass, string Detail)
{
    /// <summary>Passes up to the limit; what has no bound (null) never does.</summary>
    public static RiskFinding AtMost(decimal? measured, decimal limit, FormattableString detail) => new(measured, measured <= limit, Words(detail));

    public static RiskFinding AtLeast(decimal measured, decimal limit, FormattableString detail) => new(measured, measured >= limit, Words(detail));

    private static string Words(FormattableString detail) => detail.ToString(CultureInfo.InvariantCulture);
}
