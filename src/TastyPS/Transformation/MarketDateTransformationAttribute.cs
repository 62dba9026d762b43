using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// A date of the market's calendar from a text (<c>2026-01-16</c>, <c>16jan26</c>, <c>260116</c>, <c>today</c>, <c>yesterday</c>) or a
/// <see cref="DateTime"/>: midnight, kind Unspecified. Texts are read the same in every country.
/// </summary>
public sealed class MarketDateTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        DateTime time => DateTime.SpecifyKind(time.Date, DateTimeKind.Unspecified),
        string text when text.Trim().Equals("today", StringComparison.OrdinalIgnoreCase) => Today,
        string text when text.Trim().Equals("yesterday", StringComparison.OrdinalIgnoreCase) => Today.AddDays(-1),
        string text when MarketDateText.TryParse(text, out var date) => date,
        null => null!,
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is no date; expected {MarketDateText.Expected}, 'today' or 'yesterday'."),
    };

    private static DateTime Today => SessionHub.Instance.Default?.MarketToday ?? NewYorkTime.DateOf(TimeProvider.System.GetUtcNow()).ToDateTime(default);
}
