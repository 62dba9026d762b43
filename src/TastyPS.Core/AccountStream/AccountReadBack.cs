using System.Collections.Concurrent;

namespace TastyPS.Core.AccountStream;

/// <summary>
/// What a watcher missed while the stream was down: the orders that changed since, balances and positions as they are, and a position of
/// zero for each that was held before and is gone. The first time nothing was missed; what is held then is remembered.
/// </summary>
public sealed class AccountReadBack(TastyClient client, IReadOnlyCollection<string> accountNumbers)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string? Account, string? Symbol), Position> _held = new();

    public async Task<IReadOnlyList<object>> ReadAsync(StreamGap? gap, CancellationToken cancellationToken)
    {
        var state = new List<object>();
        foreach (string account in accountNumbers)
        {
            var positions = await PositionsAsync(account, cancellationToken).ConfigureAwait(false);
            if (gap is null) continue;
            await foreach (var order in client.Orders.Live(account).WithCancellation(cancellationToken).ConfigureAwait(false))
                if (IsSince(order, gap)) state.Add(order);
            state.AddRange(positions);
            await foreach (var balance in client.Balances.ListAsync(account, cancellationToken).ConfigureAwait(false)) state.Add(balance);
        }
        return state;
    }

    /// <summary>Takes in what the stream says of positions.</summary>
    public void Note(AccountEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Data is Position position) Note(position);
    }

    private void Note(Position position)
    {
        var key = (position.AccountNumber, position.Symbol);
        if (position.Quantity is > 0) _held[key] = position;
        else _held.TryRemove(key, out _);
    }

    /// <summary>The positions of an account, those that vanished among them.</summary>
    private async Task<List<Position>> PositionsAsync(string account, CancellationToken cancellationToken)
    {
        var positions = new List<Position>();
        await foreach (var position in client.Positions.ListAsync(account, new PositionFilter { IncludeMarks = false }, cancellationToken).ConfigureAwait(false)) positions.Add(position);
        var gone = _held.Values.Where(p => p.AccountNumber == account).ExceptBy(positions.Select(p => p.Symbol), p => p.Symbol).Select(Closed).ToList();
        positions.AddRange(gone);
        positions.ForEach(Note);
        return positions;
    }

    private Position Closed(Position held) => new()
    {
        AccountNumber = held.AccountNumber,
        Symbol = held.Symbol,
        InstrumentType = held.InstrumentType,
        UnderlyingSymbol = held.UnderlyingSymbol,
        Multiplier = held.Multiplier,
        Quantity = 0,
        QuantityDirection = QuantityDirection.Zero,
        UpdatedAt = client.Connection.Options.VenueClock.GetUtcNow().LocalDateTime,
    };

    // The gap was measured by our clock, the order is stamped by the venue's: what they share is how long it lasted.
    private bool IsSince(Order order, StreamGap gap)
    {
        var began = client.Connection.Options.VenueClock.GetUtcNow() - gap.Duration!.Value - Slack;
        return order.UpdatedAt is not { } changed || changed.ToUniversalTime() > began.UtcDateTime;
    }
}
