using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>One execution of one leg.</summary>
public sealed record PaperFill(string ExecId, decimal Price, decimal Quantity, DateTimeOffset At)
{
    public JsonObject ToJson() => new()
    {
        ["destination-venue"] = PaperVenue.Name,
        ["ext-exec-id"] = ExecId,
        ["ext-group-fill-id"] = "0",
        ["fill-id"] = $"1_TW::{PaperVenue.Name}::{At.UtcDateTime.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)}.{ExecId}",
        ["fill-price"] = WireJson.Decimal(Price),
        ["filled-at"] = WireJson.Instant(At),
        ["quantity"] = Quantity,
    };
}
