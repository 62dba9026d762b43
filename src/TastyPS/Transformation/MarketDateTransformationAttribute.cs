using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// A date of the market's calendar from a text (<c>2026-01-16</c>, <c>16jan26</c>, <c>260116</c>, <c>today</c>, <c>yesterday</c>) or a
/// <see cref="DateTime"/>: midnight, kind Unspecified. Texts are read the same in every country.
/// </summary>
public sealed class MarketDateTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        null => null,
        DateTime time => MarketDates.Of(time),
        DateTimeOffset time => MarketDates.Of(time.DateTime),
        // 260116 without quotes arrives as a number, which the engine would take for ticks.
        string or int when MarketDates.TryParse(Convert.ToString(inputData, CultureInfo.InvariantCulture), Today, out var date) => date,
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is no date; expected {MarketDates.Expected}."),
    };

    private static DateTime Today => SessionHub.Instance.Default?.MarketToday ?? NewYorkTime.DateOf(TimeProvider.System.GetUtcNow()).ToDateTime(default);
}
