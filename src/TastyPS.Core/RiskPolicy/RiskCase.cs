using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// One intent before the rules, and the facts that they ask for: each is asked of the venue once, when the first rule wants it.
/// A fact that is missing or stale is an exception, and the rule that wanted it fails.
/// </summary>
internal sealed class RiskCase(TastyClient client, OrderIntent intent, RiskPolicy policy, RiskDay day, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(15);

    private Task<IReadOnlyList<RiskOrder>>? _orders;
    private Task<IReadOnlyList<RiskOrder>>? _working;
    private Task<IReadOnlyList<Position>>? _positions;
    private Task<decimal>? _netLiq;
    private Task<MarketClock>? _clock;
    private Task<DateOnly>? _sessionDay;
    private Task<PlacedOrderResponse>? _dryRun;

    public TastyClient Client => client;

    public OrderIntent Intent => intent;

    public RiskPolicy Policy => policy;

    public RiskDay Day => day;

    public CancellationToken CancelToken => cancellationToken;

    public DateOnly Today => NewYorkTime.DateOf(client.Connection.VenueNow);

    /// <summary>The day of the session under way as the venue itself says; on a day without one <see cref="Today"/>.</summary>
    public Task<DateOnly> SessionDayAsync() => _sessionDay ??= ReadSessionDayAsync();

    /// <summary>The orders of the intent that open something; none where it only closes.</summary>
    public Task<IReadOnlyList<RiskOrder>> OrdersAsync() => _orders ??= OpeningOrders.OfAsync(intent, PositionsAsync);

    /// <summary>What is held, marked, with what was closed today.</summary>
    public Task<IReadOnlyList<Position>> PositionsAsync() => _positions ??= ReadAsync(client.Positions.ListAsync(intent.AccountNumber, new PositionFilter { IncludeClosed = true }, cancellationToken));

    /// <summary>Opening orders that work at the venue, but for the one that the intent is about.</summary>
    public Task<IReadOnlyList<RiskOrder>> WorkingAsync() => _working ??= ReadWorkingAsync();

    /// <summary>The net liquidating value; positive.</summary>
    public Task<decimal> NetLiqAsync() => _netLiq ??= ReadNetLiqAsync();

    public Task<MarketClock> ClockAsync() => _clock ??= client.MarketTime.ClockAsync(cancellationToken);

    /// <summary>The venue's check of the very body: the one made for the preview where that is fresh.</summary>
    public Task<PlacedOrderResponse> DryRunAsync() => _dryRun ??= intent.Checked is { } seen && client.Connection.Options.TimeProvider.GetElapsedTime(seen.At) < TimeSpan.FromMinutes(5)
        ? Task.FromResult(seen.Answer)
        : client.Orders.DryRunAsync(intent, cancellationToken);

    /// <summary>What the order's opening legs are worth at expiration, with what the order pays or brings.</summary>
    public async Task<Payoff> PayoffAsync(RiskOrder order)
    {
        if (order.Terms.OrderType == OrderType.NotionalMarket)
            return new([new PayoffLeg(OptionType.Call, 0, null, 1)], -Known(order.Terms.Value, "the value of the order"));
        var legs = new List<PayoffLeg>();
        foreach (var leg in order.Opening) legs.Add(PayoffLeg.Of(leg.Symbol!, OpeningOrders.Signed(leg) * await MultiplierAsync(leg).ConfigureAwait(false)));
        return new(legs, await CashAsync(order).ConfigureAwait(false));
    }

    /// <summary>The most that an order may lose: to its stop where one follows it, else until expiration; null without bound.</summary>
    public async Task<decimal?> LossAsync(RiskOrder order, Payoff? cover = null)
    {
        var payoff = await PayoffAsync(order).ConfigureAwait(false);
        return order.Stop is { } stop && payoff.Legs is [{ Type: null } leg] ? -(payoff.Cash + leg.Units * stop) : payoff.Loss(cover, IsBelowZero(order));
    }

    /// <summary>The same where the price at most doubles: what a share of the account's worth is measured by, with no bound left out.</summary>
    public static decimal AtRisk(Payoff payoff)
    {
        var reference = payoff.Legs.Select(l => l.Type is not null ? l.Strike : l.Units != 0 ? Math.Abs(payoff.Cash / l.Units) : 0).DefaultIfEmpty().Max();
        return Math.Max(0, payoff.Loss(highest: 2 * reference) ?? 0);
    }

    /// <summary>What is held on an underlying, counted from its marks.</summary>
    public async Task<Payoff> HeldAsync(string underlying)
    {
        var held = (await PositionsAsync().ConfigureAwait(false)).Where(p => p.SignedQuantity is not 0 && p.Symbol is { } symbol && Underlyings.KeyOf(symbol) == underlying).ToList();
        return new([.. held.Select(p => PayoffLeg.Of(p.Symbol!, Known(p.SignedQuantity, $"the side of {p.Symbol}") * Known(p.Multiplier, $"the multiplier of {p.Symbol}")))],
            -held.Sum(p => Known(p.MarketValue, $"the mark of {p.Symbol}")));
    }

    /// <summary>The capital at risk in some underlyings: held, working, and ordered.</summary>
    public async Task<decimal> AtRiskAsync(IReadOnlyCollection<string> underlyings)
    {
        decimal sum = 0;
        List<RiskOrder> orders = [.. await WorkingAsync().ConfigureAwait(false), .. await OrdersAsync().ConfigureAwait(false)];
        foreach (var underlying in underlyings)
        {
            sum += AtRisk(await HeldAsync(underlying).ConfigureAwait(false));
            foreach (var order in orders.Where(o => o.Underlying == underlying)) sum += AtRisk(await PayoffAsync(order).ConfigureAwait(false));
        }
        return sum;
    }

    /// <summary>What the order pays (negative) or brings in; of a future its notional value.</summary>
    public async Task<decimal> CashAsync(RiskOrder order)
    {
        var terms = order.Terms;
        if (terms.OrderType is OrderType.Market or OrderType.MarketableLimit) return await QuotedCashAsync(terms).ConfigureAwait(false);
        if (terms.OrderType == OrderType.NotionalMarket) return -Known(terms.Value, "the value of the order");
        var price = Known(terms.OrderType == OrderType.Stop ? terms.StopTrigger : terms.Price, "the price of the order");
        var isReceived = terms.PriceEffect is { } effect && terms.OrderType != OrderType.Stop ? effect == PriceEffect.Credit : terms.Legs[0].Action?.IsBuy() == false;
        var priced = terms.Legs.Where(l => Symbol.Parse(l.Symbol!).IsOption).ToList() is { Count: > 0 } options ? options : [.. terms.Legs];
        var unit = priced.Select(l => Known(l.Quantity, "the quantity")).Aggregate(Divisor);
        return (isReceived ? price : -price) * unit * await MultiplierAsync(priced[0]).ConfigureAwait(false);
    }

    /// <summary>A figure that must be there.</summary>
    public static decimal Known(decimal? value, string what) => value ?? throw Unknown(what);

    public static TastyException Unknown(string what) => new(ErrorIds.RiskUnmeasured, $"The venue does not say {what}.");

    /// <summary>Futures have traded below zero; nothing else has.</summary>
    private static bool IsBelowZero(RiskOrder order) => order.Opening[0].InstrumentType is InstrumentType.Future or InstrumentType.FutureOption;

    private async Task<decimal> MultiplierAsync(OrderLegRequest leg) =>
        Known(await new OrderFacts(client.Rest, client.Connection.Facts).MultiplierAsync(leg, cancellationToken).ConfigureAwait(false), $"the multiplier of {leg.Symbol}");

    private async Task<decimal> QuotedCashAsync(OrderRequest terms)
    {
        var quotes = new Dictionary<string, MarketData>(StringComparer.Ordinal);
        await foreach (var quote in client.MarketData.FindAsync(terms.Legs.Select(l => (l.Symbol!, l.InstrumentType)), cancellationToken).ConfigureAwait(false)) quotes[quote.Symbol!] = quote;
        decimal cash = 0;
        foreach (var leg in terms.Legs)
        {
            var quote = quotes.GetValueOrDefault(leg.Symbol!) ?? throw Unknown($"the market in {leg.Symbol}");
            await CheckAgeAsync(quote).ConfigureAwait(false);
            var price = Known(leg.Action?.IsBuy() == true ? quote.Ask : quote.Bid, $"the market in {leg.Symbol}");
            cash -= OpeningOrders.Signed(leg) * price * await MultiplierAsync(leg).ConfigureAwait(false);
        }
        return cash;
    }

    // While the market is closed the last quote is the quote.
    private async Task CheckAgeAsync(MarketData quote)
    {
        var clock = await ClockAsync().ConfigureAwait(false);
        var age = clock.UtcNow - (quote.UpdatedAt ?? throw Unknown($"how old the quote of {quote.Symbol} is"));
        if (clock.IsOpen && age > Stale) throw new TastyException(ErrorIds.RiskUnmeasured, string.Create(CultureInfo.InvariantCulture, $"The quote of {quote.Symbol} is {age.TotalMinutes:0} minutes old."));
    }

    private async Task<DateOnly> ReadSessionDayAsync()
    {
        await foreach (var session in client.MarketTime.CurrentAsync([MarketTimeApi.Equity], cancellationToken).ConfigureAwait(false))
            if (session.OpenAt is { } open) return NewYorkTime.DateOf(open);
        return Today;
    }

    private async Task<decimal> ReadNetLiqAsync()
    {
        var balances = await ReadAsync(client.Balances.ListAsync(intent.AccountNumber, cancellationToken)).ConfigureAwait(false);
        return balances.FirstOrDefault(b => b.NetLiquidatingValue is not null)?.NetLiquidatingValue is > 0 and var value ? value : throw Unknown("a net liquidating value above 0");
    }

    private async Task<IReadOnlyList<RiskOrder>> ReadWorkingAsync()
    {
        var working = new List<RiskOrder>();
        await foreach (var order in client.Orders.Live(intent.AccountNumber).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (order.IsTerminal || order.Id == (intent.Replaced ?? intent.Confirmed)?.Id) continue;
            var opening = OpeningOrders.Rest(order).Legs.Where(l => l.Quantity != 0 && l.Action?.IsClosing() != true).ToList();
            if (opening.Count > 0) working.Add(new(OpeningOrders.Rest(order), opening));
        }
        return working;
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items.ConfigureAwait(false)) list.Add(item);
        return list;
    }

    private static decimal Divisor(decimal a, decimal b) => b == 0 || !decimal.IsInteger(a) || !decimal.IsInteger(b) ? Math.Max(a, 1) : Divisor(b, a % b);
}
