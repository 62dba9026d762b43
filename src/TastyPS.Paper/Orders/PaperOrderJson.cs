using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The part of an order's JSON that a dry-run has too: no id, no life.</summary>
internal static class PaperOrderJson
{
    public static JsonObject Of(PaperOrderTicket ticket, string accountNumber)
    {
        var json = new JsonObject
        {
            ["account-number"] = accountNumber,
            ["time-in-force"] = ticket.TimeInForce,
            ["order-type"] = ticket.OrderType,
            ["size"] = ticket.Size,
            ["underlying-symbol"] = ticket.First.UnderlyingSymbol,
            ["underlying-instrument-type"] = ticket.First.Product is not null ? "Future" : ticket.First.Underlying.InstrumentType,
            ["status"] = "Received",
            ["cancellable"] = true,
            ["editable"] = true,
            ["edited"] = false,
            ["updated-at"] = 0,
            ["legs"] = new JsonArray([.. ticket.Legs.Select(l => l.ToJson())]),
        };
        AddDecimal("price", ticket.Price);
        AddText("price-effect", ticket.PriceEffect);
        AddDecimal("stop-trigger", ticket.StopTrigger);
        AddDecimal("value", ticket.Value);
        AddText("value-effect", ticket.ValueEffect);
        AddText("gtc-date", ticket.GtcDate is { } date ? WireJson.Date(date) : null);
        AddText("external-identifier", ticket.ExternalIdentifier);
        AddText("source", ticket.Source);
        if (ticket.Rule is { } rule) json["order-rule"] = rule.ToJson();
        if (ticket.PreflightId is { } preflight) json["preflight-id"] = preflight.DeepClone();
        return json;

        void AddDecimal(string name, decimal? value)
        {
            if (value is { } number) json[name] = WireJson.Decimal(number);
        }

        void AddText(string name, string? value)
        {
            if (value is not null) json[name] = value;
        }
    }
}
