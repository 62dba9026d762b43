using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>A threshold on the price of a symbol, or on a sum of prices. Once met it stays met.</summary>
public sealed class PaperOrderCondition
{
    private readonly IReadOnlyList<(Instrument Instrument, decimal Quantity)> _parts;
    private readonly JsonObject _asked;
    private readonly string _indicator;
    private readonly bool _isUpward;
    private readonly decimal _threshold;
    private DateTimeOffset? _triggeredAt;
    private decimal _triggeredValue;

    private PaperOrderCondition(
        JsonObject asked, string action, string indicator, bool isUpward, decimal threshold, IReadOnlyList<(Instrument, decimal)> parts)
        => (_asked, Action, _indicator, _isUpward, _threshold, _parts) = (asked, action, indicator, isUpward, threshold, parts);

    /// <summary><c>route</c> or <c>cancel</c>.</summary>
    public string Action { get; }

    internal bool Meets(IPaperPrices market, DateTimeOffset at)
    {
        if (_triggeredAt is not null) return true;
        if (!_parts.All(p => market.IsPriced(p.Instrument))) return false;
        var value = _parts.Sum(p => p.Quantity * (_indicator == "last" ? market.TopAt(p.Instrument, at).Last : market.MarkAt(p.Instrument, at)));
        if (_isUpward ? value < _threshold : value > _threshold) return false;
        (_triggeredAt, _triggeredValue) = (at, value);
        return true;
    }

    internal static PaperOrderCondition Read(JsonObject? json, string where, int id, IPaperPrices market)
    {
        if (json is null) throw PaperApiException.Validation(where, "is invalid");
        var threshold = WireJson.ReadDecimal(json["threshold"]) ?? throw PaperApiException.Validation($"{where}[threshold]", "is missing");
        var (action, indicator, comparator) = (Word("action", "route", "cancel"), Word("indicator", "last", "nat"), Word("comparator", "gte", "lte"));
        List<(Instrument, decimal)> parts = json["price-components"] is JsonArray { Count: > 0 } components
            ? [.. components.Select(c => c is JsonObject part ? (Find(part), Signed(part)) : throw PaperApiException.Validation($"{where}[price-components]", "is invalid"))]
            : [(Find(json), 1)];
        var asked = (JsonObject)json.DeepClone();
        (asked["id"], asked["threshold"], asked["is-threshold-based-on-notional"]) = (id, WireJson.Decimal(threshold), false);
        return new PaperOrderCondition(asked, action, indicator, comparator == "gte", threshold, parts);

        string Word(string name, params string[] words)
            => json[name] is JsonValue value && words.Contains(value.ToString()) ? value.ToString() : throw PaperApiException.Validation($"{where}[{name}]", "does not have a valid value");

        Instrument Find(JsonObject part) => market.Find((part["symbol"] as JsonValue)?.ToString() ?? "") ?? throw PaperApiException.Validation($"{where}[symbol]", "is invalid");

        decimal Signed(JsonObject part)
            => (WireJson.ReadDecimal(part["quantity"]) ?? 1) * ((part["quantity-direction"] as JsonValue)?.ToString() == "Short" ? -1 : 1);
    }

    internal JsonObject ToJson()
    {
        var json = (JsonObject)_asked.DeepClone();
        if (_triggeredAt is { } at) (json["triggered-at"], json["triggered-value"]) = (WireJson.Instant(at), WireJson.Decimal(_triggeredValue));
        return json;
    }
}
