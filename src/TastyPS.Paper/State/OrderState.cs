using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Orders as events, and back. What the venue's own form of an order holds is not stored a second time.</summary>
internal static class OrderState
{
    public static OrderChanged Of(PaperOrder order)
        => new(order.AccountNumber, order.Id, order.ToJson(), new OrderSecrets(order.Cost, order.DiesAt, order.IsTriggered, order.WaitsForRule, order.Ticket.IsStrict, order.Ticket.PartitionKey));

    public static ComplexOrderChanged Of(string account, PaperComplexOrder complex)
    {
        var ticket = complex.Ticket.ToJson(account, null, []);
        return new(account, complex.Id, ticket, complex.Trigger?.Id, [.. complex.Orders.Select(o => o.Id)]);
    }

    /// <summary>An account's orders, complex ones with their children.</summary>
    public static void Restore(PaperAccount account, IReadOnlyCollection<OrderChanged> orders, IEnumerable<ComplexOrderChanged> complexes, IPaperPrices market)
    {
        var parents = complexes.ToDictionary(c => c.Id, c => Complex(account.AccountNumber, c, orders, market));
        var restored = new Dictionary<long, PaperOrder>();
        foreach (var change in orders.OrderBy(o => o.Id))
        {
            var parent = change.Order["complex-order-id"] is { } id ? parents.GetValueOrDefault((long)id) : null;
            account.Orders.Add(restored[change.Id] = Order(change, TicketOf(change, market), parent));
        }
        foreach (var complex in complexes)
        {
            var parent = parents[complex.Id];
            if (complex.Trigger is { } trigger) parent.Trigger = restored[trigger];
            foreach (var id in complex.Orders) parent.Add(restored[id]);
            // It ends with the last of its orders.
            if (parent.All.All(o => o.IsTerminal)) parent.TerminalAt = parent.All.Max(o => o.TerminalAt);
            account.Orders.Add(parent);
        }
    }

    private static PaperComplexOrder Complex(string account, ComplexOrderChanged complex, IReadOnlyCollection<OrderChanged> orders, IPaperPrices market)
    {
        PaperOrderTicket Child(long id) => TicketOf(orders.First(o => o.Id == id), market);
        var ticket = new PaperComplexTicket((string)complex.Ticket["type"]!, complex.Trigger is { } id ? Child(id) : null, [.. complex.Orders.Select(Child)]);
        return new PaperComplexOrder(complex.Id, account, ticket.Type == "PAIRS" ? ticket.WithRatio(complex.Ticket) : ticket);
    }

    private static PaperOrderTicket TicketOf(OrderChanged change, IPaperPrices market)
    {
        var body = (JsonObject)change.Order.DeepClone();
        body["partition-key"] = change.Secrets.PartitionKey;
        body["advanced-instructions"] = new JsonObject { ["strict-position-effect-validation"] = change.Secrets.IsStrict };
        if (body["order-rule"] is JsonObject rule)
        {
            body["rules"] = new JsonObject
            {
                ["route-after"] = rule["route-after"]?.DeepClone(),
                ["cancel-at"] = rule["cancel-at"]?.DeepClone(),
                ["conditions"] = rule["order-conditions"]?.DeepClone(),
            };
        }
        return PaperOrderReader.Read(body, market);
    }

    private static PaperOrder Order(OrderChanged change, PaperOrderTicket ticket, PaperComplexOrder? complex)
    {
        var json = change.Order;
        var order = new PaperOrder(change.Id, change.Account, ticket, Instant(json, "received-at")!.Value)
        {
            Complex = complex,
            ComplexTag = (string?)json["complex-order-tag"],
            ReplacesId = (long?)json["replaces-order-id"],
            ReplacingId = (long?)json["replacing-order-id"],
            IsEdited = (bool)json["edited"]!,
            ConfirmationStatus = (string?)json["confirmation-status"],
            Cost = change.Secrets.Cost,
            DiesAt = change.Secrets.DiesAt,
            IsTriggered = change.Secrets.IsTriggered,
            WaitsForRule = change.Secrets.WaitsForRule,
        };
        for (var i = 0; i < order.Legs.Count; i++)
        {
            foreach (var fill in json["legs"]![i]!["fills"]!.AsArray().Select(f => f!.AsObject()))
                order.Legs[i].Add(new PaperFill((string)fill["ext-exec-id"]!, WireJson.ReadDecimal(fill["fill-price"])!.Value, WireJson.ReadDecimal(fill["quantity"])!.Value, Instant(fill, "filled-at")!.Value) { Venue = (string?)fill["destination-venue"] ?? PaperVenue.Name });
        }
        foreach (var (name, status) in new[] { ("in-flight-at", "In Flight"), ("live-at", "Live") })
            if (Instant(json, name) is { } at) order.Become(status, at);
        order.Become((string)json["status"]!, DateTimeOffset.FromUnixTimeMilliseconds((long)json["updated-at"]!), (string?)json["reject-reason"]);
        return order;
    }

    private static DateTimeOffset? Instant(JsonObject json, string name)
        => json[name] is { } text ? DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture) : null;
}
