using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>One execution of one leg.</summary>
public sealed record PaperFill(string ExecId, decimal Price, decimal Quantity, DateTimeOffset At)
{
    /// <summary>Where: <see cref="PaperVenue"/>.</summary>
    public string Venue { get; init; } = PaperVenue.Name;

    public JsonObject ToJson() => new()
    {
        ["destination-venue"] = Venue,
        ["ext-exec-id"] = ExecId,
        ["ext-group-fill-id"] = "0",
        ["fill-id"] = $"1_TW::{Venue}::{At.UtcDateTime.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)}.{ExecId}",
        ["fill-price"] = WireJson.Decimal(Price),
        ["filled-at"] = WireJson.Instant(At),
        ["quantity"] = Quantity,
    };
}
