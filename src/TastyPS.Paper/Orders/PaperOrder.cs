using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>An order of an account and everything that has become of it. Statuses are the venue's own words.</summary>
public sealed class PaperOrder(long id, string accountNumber, PaperOrderTicket ticket, DateTimeOffset receivedAt)
{
    private static readonly HashSet<string> Terminal = ["Filled", "Cancelled", "Expired", "Rejected", "Removed", "Partially Removed"];

    public long Id { get; } = id;

    public string AccountNumber { get; } = accountNumber;

    public PaperOrderTicket Ticket { get; } = ticket;

    public IReadOnlyList<PaperOrderLeg> Legs => Ticket.Legs;

    public string Status { get; private set; } = "Received";

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    public DateTimeOffset UpdatedAt { get; private set; } = receivedAt;

    public DateTimeOffset? InFlightAt { get; private set; }

    public DateTimeOffset? LiveAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset? TerminalAt { get; private set; }

    public string? RejectReason { get; private set; }

    /// <summary>When a day order dies; null for one that lasts.</summary>
    public DateTimeOffset? DiesAt { get; internal set; }

    /// <summary>The complex order that it is part of, and as what.</summary>
    public PaperComplexOrder? Complex { get; internal init; }

    public string? ComplexTag { get; internal init; }

    public long? ReplacesId { get; internal init; }

    public long? ReplacingId { get; internal set; }

    public bool IsEdited { get; internal set; }

    /// <summary>What became of the question whether the order is meant; the venue does not say which words it has for that.</summary>
    public string? ConfirmationStatus { get; internal set; }

    /// <summary>A stop whose trigger was touched works like the order behind it.</summary>
    public bool IsTriggered { get; internal set; }

    /// <summary>Its turn has come, but its rule holds it back.</summary>
    internal bool WaitsForRule { get; set; }

    /// <summary>The buying power that the order needed when it came.</summary>
    internal decimal Cost { get; init; }

    /// <summary>What of it is kept for the part that is not filled.</summary>
    public decimal Reserved => Cost == 0 || Legs[0].Quantity == 0 ? Cost : Cost * Legs[0].Remaining / Legs[0].Quantity;

    public bool IsTerminal => Terminal.Contains(Status);

    /// <summary>It can still be filled.</summary>
    public bool IsWorking => !IsTerminal && Status != "Contingent";

    internal bool IsOnItsWay => Status is "Routed" or "Cancel Requested" or "Replace Requested";

    public bool CanChange => !IsTerminal && Status is not ("Cancel Requested" or "Replace Requested");

    public bool IsFilled => Legs.All(l => l.Remaining == 0);

    internal void Become(string status, DateTimeOffset at, string? reason = null)
    {
        (Status, UpdatedAt, RejectReason) = (status, at, reason ?? RejectReason);
        if (status == "In Flight") InFlightAt = at;
        if (status == "Live") LiveAt = at;
        if (status == "Cancelled") CancelledAt = at;
        if (IsTerminal) TerminalAt = at;
    }

    internal void Fill(PaperOrderLeg leg, PaperFill fill)
    {
        leg.Add(fill);
        UpdatedAt = fill.At;
    }

    public JsonObject ToJson()
    {
        var json = PaperOrderJson.Of(Ticket, AccountNumber);
        json["id"] = Id;
        json["cancellable"] = CanChange;
        json["editable"] = CanChange;
        json["edited"] = IsEdited;
        json["global-request-id"] = Id.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
        json["received-at"] = WireJson.Instant(ReceivedAt);
        json["status"] = Status;
        json["updated-at"] = UpdatedAt.ToUnixTimeMilliseconds();
        AddInstant("in-flight-at", InFlightAt);
        AddInstant("live-at", LiveAt);
        AddInstant("cancelled-at", CancelledAt);
        AddInstant("terminal-at", TerminalAt);
        if (RejectReason is not null) json["reject-reason"] = RejectReason;
        if (ConfirmationStatus is not null) json["confirmation-status"] = ConfirmationStatus;
        if (Status == "Contingent") json["contingent-status"] = "Pending Order";
        if (Complex is not null) (json["complex-order-id"], json["complex-order-tag"]) = (Complex.Id, ComplexTag);
        if (ReplacesId is { } replaces) json["replaces-order-id"] = replaces;
        if (ReplacingId is { } replacing) json["replacing-order-id"] = replacing;
        return json;

        void AddInstant(string name, DateTimeOffset? at)
        {
            if (at is { } instant) json[name] = WireJson.Instant(instant);
        }
    }
}
