using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// Makes the order that closes a position, from the position as it is now and not as it was when somebody looked. While the
/// position's row lags behind its fills, or working orders already close it, nothing is made: the rest would open the other side.
/// </summary>
public sealed class ClosingOrder(TastyClient client)
{
    /// <summary>The closing leg for a symbol; the whole position, or a part of it.</summary>
    public async Task<OrderLegRequest> LegAsync(string accountNumber, string symbol, decimal? part, CancellationToken cancellationToken)
    {
        using var urgent = Urgent.Begin();
        var position = await HeldAsync(accountNumber, symbol, cancellationToken).ConfigureAwait(false);
        var held = Math.Abs(position.SignedQuantity!.Value);
        if (position.IsFrozen == true) throw Refuse(symbol, "it is frozen", "The venue's support can say why.");
        var closing = await PendingAsync(accountNumber, position, cancellationToken).ConfigureAwait(false);
        var free = held - closing;
        if ((part ?? held) > free || free <= 0)
            throw Refuse(symbol, string.Create(CultureInfo.InvariantCulture, $"{held} are held and working orders close {closing} of them already"), closing > 0 ? "Cancel those first (Stop-TastyOrder), or close fewer (-Quantity)." : "Close fewer (-Quantity).");
        return new OrderLegRequest
        {
            InstrumentType = position.InstrumentType,
            Symbol = symbol,
            Action = position.QuantityDirection == QuantityDirection.Short ? OrderAction.BuyToClose : OrderAction.SellToClose,
            Quantity = part ?? free,
        };
    }

    private async Task<Position> HeldAsync(string accountNumber, string symbol, CancellationToken cancellationToken)
    {
        await foreach (var position in client.Positions.ListAsync(accountNumber, new PositionFilter { Symbol = symbol, IncludeMarks = false }, cancellationToken).ConfigureAwait(false))
            if (position.Symbol == symbol && position.SignedQuantity is not null and not 0) return position;
        throw new TastyException(ErrorIds.PositionNone, $"There is no position in '{symbol}' in account {accountNumber}.", "Get-TastyPosition lists what is held.") { Target = symbol };
    }

    /// <summary>How much of the position working orders will close. A fill newer than the position's row is an error.</summary>
    private async Task<decimal> PendingAsync(string accountNumber, Position position, CancellationToken cancellationToken)
    {
        decimal pending = 0;
        await foreach (var order in client.Orders.Live(accountNumber).WithCancellation(cancellationToken).ConfigureAwait(false))
            foreach (var leg in order.Legs.Where(l => l.Symbol == position.Symbol))
            {
                if (leg.Fills.Any(f => f.FilledAt > position.UpdatedAt))
                    throw new TastyException(ErrorIds.OrderPositionLagging, $"The position in {position.Symbol} lags behind the fills of order {order.Id?.ToString(CultureInfo.InvariantCulture)}: closing now could open the other side.", "Wait a moment and try again.") { Target = position };
                if (!order.IsTerminal && leg.Action is { } action && !action.IsOpening() && action.IsBuy() == (position.QuantityDirection == QuantityDirection.Short))
                    pending += leg.RemainingQuantity ?? leg.Quantity ?? 0;
            }
        return pending;
    }

    private static TastyException Refuse(string symbol, string why, string advice) => new(ErrorIds.OrderPosition, $"{symbol} cannot be closed so: {why}.", advice) { Target = symbol };
}
