namespace TastyPS;

/// <summary>
/// Marks a date of the market's calendar (New York): midnight, kind Unspecified, never shifted into another time zone.
/// A <see cref="DateTime"/> without this mark is an instant of kind Local.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MarketDateAttribute : Attribute;
