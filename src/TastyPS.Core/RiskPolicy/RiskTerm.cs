using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace TastyPS.Core;

/// <summary>What kind of figure a rule's limit is.</summary>
internal enum RiskUnit
{
    Flag,
    Count,
    Days,
    Quantity,
    Dollars,
    Percent,
}

/// <summary>One rule as a policy holds it: its figure in the policy, its name in the file, which way is looser.</summary>
internal sealed record RiskTerm(RiskRule Rule, RiskUnit Unit, bool IsHigherLooser = true)
{
    private readonly PropertyInfo _property = typeof(RiskPolicy).GetProperty(Rule.ToString())!;

    /// <summary>Every rule, in the order of checking.</summary>
    public static IReadOnlyList<RiskTerm> All { get; } =
    [
        new(RiskRule.ClosingOnly, RiskUnit.Flag, IsHigherLooser: false),
        new(RiskRule.MinDaysToExpiration, RiskUnit.Days, IsHigherLooser: false),
        new(RiskRule.MaxDaysToExpiration, RiskUnit.Days),
        new(RiskRule.MarketHoursOnly, RiskUnit.Flag, IsHigherLooser: false),
        new(RiskRule.MaxOrderValue, RiskUnit.Dollars),
        new(RiskRule.MaxLossPerTrade, RiskUnit.Dollars),
        new(RiskRule.MaxDailyLoss, RiskUnit.Dollars),
        new(RiskRule.MaxPositionSize, RiskUnit.Quantity),
        new(RiskRule.MaxPositionPercent, RiskUnit.Percent),
        new(RiskRule.MaxUnderlyingPercent, RiskUnit.Percent),
        new(RiskRule.MaxGroupPercent, RiskUnit.Percent),
        new(RiskRule.EarningsDaysBefore, RiskUnit.Days, IsHigherLooser: false),
        new(RiskRule.EarningsDaysAfter, RiskUnit.Days, IsHigherLooser: false),
        new(RiskRule.RequireDryRun, RiskUnit.Flag, IsHigherLooser: false),
        new(RiskRule.MaxBuyingPowerPercent, RiskUnit.Percent),
        new(RiskRule.MaxOrdersPerDay, RiskUnit.Count),
    ];

    /// <summary>The name in the file: <c>maxDailyLoss</c>.</summary>
    public string Key { get; } = JsonNamingPolicy.CamelCase.ConvertName(Rule.ToString());

    private bool IsWhole => Unit is RiskUnit.Count or RiskUnit.Days;

    /// <summary>The limit; 1 and 0 of a flag; null where the policy says nothing.</summary>
    public decimal? Get(RiskPolicy policy) => _property.GetValue(policy) switch
    {
        null => null,
        bool flag => flag ? 1 : 0,
        var number => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
    };

    public void Set(RiskPolicy policy, decimal? limit) => _property.SetValue(policy, limit is not { } value ? null : Unit == RiskUnit.Flag ? value != 0 : IsWhole ? (object)(int)value : value);

    /// <summary>Whether the policy holds orders to it; a flag that is false is said, but holds nothing.</summary>
    public bool Applies(RiskPolicy policy) => Get(policy) is { } limit && (Unit != RiskUnit.Flag || limit != 0);

    /// <summary>What is wrong with a limit; null where nothing is.</summary>
    public string? Fault(decimal limit) =>
        limit < 0 ? string.Create(CultureInfo.InvariantCulture, $"{limit} is negative")
        : IsWhole && (!decimal.IsInteger(limit) || limit > int.MaxValue) ? string.Create(CultureInfo.InvariantCulture, $"{limit} is no whole number")
        : null;

    /// <summary>Whether an order may do after the change what it might not before.</summary>
    public bool IsLoosened(decimal? from, decimal? to)
    {
        var (before, after) = (Active(from), Active(to));
        return before is not null && (after is null || (IsHigherLooser ? after > before : after < before));
    }

    private decimal? Active(decimal? limit) => Unit == RiskUnit.Flag && limit == 0 ? null : limit;
}
