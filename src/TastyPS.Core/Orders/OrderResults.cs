namespace TastyPS.Core;

/// <summary>Sums up what has become of an order; the fees are read from what the venue booked.</summary>
internal sealed class OrderResults(TastyClient client)
{
    private const int FeeAttempts = 3;

    public async Task<OrderResult> MakeAsync(OrderTrail trail, string accountNumber, decimal? mid, CancellationToken cancel)
    {
        var options = client.Connection.Options;
        var (first, last) = (trail.First ?? trail.Last, trail.Last);
        var result = new OrderResult
        {
            AccountNumber = accountNumber,
            Environment = options.Environment,
            OrderId = trail.Ids[^1],
            OrderIds = new TastyList<long>(trail.Ids),
            UnderlyingSymbol = last?.UnderlyingSymbol,
            Status = StatusOf(trail),
            IsTimedOut = !trail.IsDone,
            Fills = new TastyList<Fill>(trail.Fills),
            FilledQuantity = trail.Fills.Sum(f => f.Quantity ?? 0),
            MidAtSubmission = mid,
            ReceivedAt = first?.ReceivedAt,
            RejectReason = last?.RejectReason,
            Order = last,
        };
        if (last is not null) result.Legs = new TastyList<OrderResultLeg>(last.Legs.Select(l => Leg(trail, last, l)));
        result.RemainingQuantity = result.Legs.Sum(l => l.RemainingQuantity);
        result.NetPrice = NetPrice(result.Legs);
        result.EndedAt = trail.IsDone ? last?.TerminalAt ?? trail.Fills.LastOrDefault()?.FilledAt ?? last?.UpdatedAt : null;
        result.Elapsed = (result.EndedAt ?? options.VenueClock.GetUtcNow().LocalDateTime) - result.ReceivedAt;
        if (result.Fills.Count > 0) result.Fees = await FeesAsync(result, cancel).ConfigureAwait(false);
        return result;
    }

    /// <summary>The price of one unit: each leg's average by its share in it.</summary>
    internal static decimal? NetPrice(IReadOnlyCollection<OrderResultLeg> legs)
    {
        if (legs.Count == 0 || legs.Any(l => l.AveragePrice is null || l.FilledQuantity is null or 0)) return null;
        var shares = OrderUnits.Shares([.. legs.Select(l => (l.InstrumentType, l.FilledQuantity!.Value))]);
        return legs.Zip(shares, (leg, share) => Sign(leg) * leg.AveragePrice!.Value * share).Sum();
    }

    // A replaced order that was filled before it could be replaced is what was traded.
    private static OrderStatus? StatusOf(OrderTrail trail) =>
        trail is { IsDone: true, IsFilled: true } ? OrderStatus.Filled : trail.Last?.Status;

    private static OrderResultLeg Leg(OrderTrail trail, Order order, OrderLeg leg)
    {
        var fills = trail.Fills.Where(f => f.Symbol == leg.Symbol && f.Action == leg.Action).ToList();
        decimal filled = fills.Sum(f => f.Quantity ?? 0);
        return new OrderResultLeg
        {
            Symbol = leg.Symbol,
            InstrumentType = leg.InstrumentType,
            Action = leg.Action,
            Quantity = leg.Quantity,
            FilledQuantity = filled,
            RemainingQuantity = (leg.Quantity ?? 0) - trail.FilledOf(leg, order.Id),
            AveragePrice = filled == 0 ? null : fills.Sum(f => f.Quantity * f.FillPrice) / filled,
        };
    }

    private static int Sign(OrderResultLeg leg) => leg.Action?.IsBuy() == true ? -1 : 1;

    private async Task<decimal?> FeesAsync(OrderResult result, CancellationToken cancel)
    {
        var filter = new TransactionFilter { StartAt = result.ReceivedAt?.AddMinutes(-1), UnderlyingSymbol = result.UnderlyingSymbol };
        try
        {
            for (int attempt = 0; attempt < FeeAttempts; attempt++)
            {
                if (attempt > 0) await Task.Delay(TimeSpan.FromSeconds(1), client.Connection.Options.TimeProvider, cancel).ConfigureAwait(false);
                decimal fees = 0, booked = 0;
                await foreach (var line in client.Transactions.List(result.AccountNumber!, filter).WithCancellation(cancel).ConfigureAwait(false))
                {
                    if (line.OrderId is not { } id || !result.OrderIds.Contains(id)) continue;
                    booked += line.Quantity ?? 0;
                    fees += new[] { line.Commission, line.ClearingFees, line.RegulatoryFees, line.ProprietaryIndexOptionFees, line.OtherCharge, line.CurrencyConversionFees }.Sum() ?? 0;
                }
                if (booked >= result.FilledQuantity) return fees;
            }
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            client.Rest.Sink.Verbose($"The fees of order {result.OrderId} could not be read: {e.Message}");
        }
        return null;
    }
}
