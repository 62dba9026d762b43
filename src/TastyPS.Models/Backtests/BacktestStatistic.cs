namespace TastyPS;

/// <summary>A row of figures about a backtest. The venue documents no names: <see cref="TastyObject.GetUnknownFields"/> has them all.</summary>
public sealed class BacktestStatistic : TastyObject
{
    /// <summary>All figures, as <c>name value</c>.</summary>
    public override string ToString() => GetUnknownFields() is { Count: 2 } row && row.TryGetValue("name", out var name) && row.TryGetValue("value", out var value)
        ? Summary.Of(name, value)
        : string.Join(", ", GetUnknownFields().Select(field => Summary.Of(field.Key, field.Value)));
}
