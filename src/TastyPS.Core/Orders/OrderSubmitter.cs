using System.Net;
using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>
/// The one way by which an order leaves: guards ▸ journal ▸ transport, and for each intent one request at the most. An answer
/// that is lost is looked up, never asked for again. Only what closes may leave without the journal, where that cannot be used.
/// </summary>
internal sealed class OrderSubmitter(Connection connection, RestClient rest, OrderLookup lookup)
{
    /// <summary>Sends and gives what the venue made of it.</summary>
    /// <exception cref="TastyException">A refusal (nothing is at the venue), or <see cref="ErrorIds.OrderOutcomeUnknown"/>.</exception>
    public async Task<PlacedOrderResponse> SubmitAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        using var turn = await connection.Risk.TurnAsync(intent, cancellationToken).ConfigureAwait(false);
        foreach (var guard in connection.Guards) await guard.CheckAsync(intent, cancellationToken).ConfigureAwait(false);
        // What has passed the guards is neither stopped half-way nor kept from being looked for.
        using var urgent = Urgent.Begin();
        // A token that cannot be had is a failure before the order, and shall not look like one of it.
        await connection.BearerAsync(rest.Sink, cancellationToken).ConfigureAwait(false);
        var isWritten = await WriteDownAsync(intent, cancellationToken).ConfigureAwait(false);
        PlacedOrderResponse? placed;
        try
        {
            placed = await SendAsync(intent, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException e) when (IsRefusal(e))
        {
            await NoteAsync(intent, isWritten, OrderOutcome.NotAccepted, null, e.Message).ConfigureAwait(false);
            throw;
        }
        catch (TastyException e)
        {
            return await ResolveAsync(intent, isWritten, e, cancellationToken).ConfigureAwait(false);
        }
        if (placed is null) return await ResolveAsync(intent, isWritten, null, cancellationToken).ConfigureAwait(false);
        await NoteAsync(intent, isWritten, OrderOutcome.Accepted, placed, null).ConfigureAwait(false);
        return placed;
    }

    /// <summary>Looks once more for the account's orders whose fate is unknown; says which still are.</summary>
    public async Task RevisitAsync(string accountNumber, CancellationToken cancellationToken)
    {
        foreach (var entry in await connection.Journal.UnresolvedAsync(connection.Options.Environment, accountNumber, rest.Sink, cancellationToken).ConfigureAwait(false))
        {
            if (await lookup.LookAsync(entry, cancellationToken).ConfigureAwait(false) is { } found)
            {
                await NoteAsync(entry.ExternalIdentifier!, OrderOutcome.Accepted, found, "found later").ConfigureAwait(false);
                rest.Sink.Warning($"An order whose outcome was unknown is at the venue: {found.OrderId ?? found.ComplexOrderId}, {entry.Description}.");
            }
            else
            {
                rest.Sink.Warning($"What became of an order of {entry.At:HH:mm:ss} is still unknown: {entry.Description}. Get-TastyOrderJournal shows it.");
            }
        }
    }

    /// <summary>True where the venue has no order: it said so (4xx), or no connection was ever made.</summary>
    internal static bool IsRefusal(TastyException e) => e switch
    {
        // A front door's time-out says nothing about the house behind it.
        ApiException api => (int)api.StatusCode is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout,
        { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } } => true,
        _ => false,
    };

    /// <summary>Writes the intent down. Where that cannot be, what opens stays here and what only closes goes all the same.</summary>
    /// <returns>Whether it is on disk.</returns>
    private async Task<bool> WriteDownAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            await RevisitAsync(intent.AccountNumber, cancellationToken).ConfigureAwait(false);
            await connection.Journal.BeginAsync(intent, rest.Sink, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TastyException e) when (OrderJournal.IsUnusable(e))
        {
            await new UnwrittenOrder(connection, rest).AllowAsync(intent, e, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private async Task<PlacedOrderResponse?> SendAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        var body = await rest.SendAsync(intent.ToCall(), cancellationToken).ConfigureAwait(false);
        try
        {
            if (intent.Replaced is { } old) return await ReplacementAsync(body, old, cancellationToken).ConfigureAwait(false);
            return Named(intent.Confirmed is null ? TastyJson.ReadObject<PlacedOrderResponse>(body) : new PlacedOrderResponse { Order = TastyJson.ReadObject<Order>(body) });
        }
        catch (InvalidPayloadException e)
        {
            throw HttpErrors.NotReadable(intent.ToCall(), e);
        }
    }

    private static PlacedOrderResponse? Named(PlacedOrderResponse placed) => placed.OrderId is not null || placed.ComplexOrderId is not null ? placed : null;

    /// <summary>
    /// The new order of a replacement: the answer itself, or what it wraps. An answer that is the old order names the new one;
    /// taking its own number would leave a live order that nobody follows.
    /// </summary>
    private async Task<PlacedOrderResponse?> ReplacementAsync(ReadOnlyMemory<byte> body, Order old, CancellationToken cancellationToken)
    {
        var placed = TastyJson.ReadObject<PlacedOrderResponse>(body);
        var order = placed.Order ?? TastyJson.ReadObject<Order>(body);
        if (order.Id == old.Id)
            order = order.ReplacingOrderId is { } newId ? await new OrdersApi(rest, connection).GetAsync(old.AccountNumber!, newId, cancellationToken).ConfigureAwait(false) : null;
        if (order?.Id is null) return null;
        placed.Order = order;
        return placed;
    }

    private async Task<PlacedOrderResponse> ResolveAsync(OrderIntent intent, bool isWritten, TastyException? lost, CancellationToken cancellationToken)
    {
        rest.Sink.Warning($"The venue's answer was lost ({lost?.Message ?? "it names no order"}). Looking for the order; do not send it again.");
        var entry = JournalRecord.Of(intent, connection.Options.TimeProvider.GetUtcNow()).ApplyTo(new());
        if (await lookup.SearchAsync(entry, cancellationToken).ConfigureAwait(false) is { } found)
        {
            await NoteAsync(intent, isWritten, OrderOutcome.Accepted, found, "found after the answer was lost").ConfigureAwait(false);
            return found;
        }
        await NoteAsync(intent, isWritten, OrderOutcome.Unknown, null, lost?.Message).ConfigureAwait(false);
        throw new TastyException(ErrorIds.OrderOutcomeUnknown,
            $"Whether the venue has this order is unknown, do not resend it: {intent.Description}. {lost?.Message}",
            $"Look at Get-TastyOrder -ExternalIdentifier {intent.ExternalIdentifier}, at Get-TastyOrder and Get-TastyPosition; {(isWritten ? "the next order command of this account looks for it again" : "it is not in the journal, so nobody but you looks again")}.", lost) { Target = intent };
    }

    private Task NoteAsync(OrderIntent intent, bool isWritten, OrderOutcome outcome, PlacedOrderResponse? placed, string? detail) =>
        isWritten ? NoteAsync(intent.ExternalIdentifier, outcome, placed, detail) : Task.CompletedTask;

    // What the venue has done is done, whether it can be written down or not: the next look finds it.
    private async Task NoteAsync(string externalIdentifier, OrderOutcome outcome, PlacedOrderResponse? placed, string? detail)
    {
        try
        {
            await connection.Journal.EndAsync(externalIdentifier, outcome, placed?.OrderId, placed?.ComplexOrderId, detail, rest.Sink, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            rest.Sink.Warning($"The order journal could not take the outcome ({outcome}) of {externalIdentifier}: {e.Message}");
        }
    }
}
