using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung for orders whose price and time are said: one set of words wherever an order is made or changed.</summary>
public abstract class TastyOrderTermsCmdlet : TastyOrderSendCmdlet
{
    /// <summary>The limit price of one unit: a number, or Mid, Natural, Bid, Ask with an offset in ticks (Mid+1).</summary>
    [Parameter]
    [OrderPriceTransformation]
    [ArgumentCompleter(typeof(OrderPriceCompleter))]
    public OrderPrice? Limit { get; set; }

    /// <summary>The limit price that you pay.</summary>
    [Parameter]
    [OrderPriceTransformation]
    [ArgumentCompleter(typeof(OrderPriceCompleter))]
    public OrderPrice? Debit { get; set; }

    /// <summary>The limit price that you receive.</summary>
    [Parameter]
    [OrderPriceTransformation]
    [ArgumentCompleter(typeof(OrderPriceCompleter))]
    public OrderPrice? Credit { get; set; }

    /// <summary>The price that wakes the order; with a limit price it is a stop limit order.</summary>
    [Parameter]
    [DecimalTransformation]
    public decimal? Stop { get; set; }

    [Parameter]
    public TimeInForce? TimeInForce { get; set; }

    /// <summary>The last day of the order (New York); makes it GTD.</summary>
    [Parameter]
    [MarketDateTransformation]
    public DateTime? GtdDate { get; set; }

    /// <summary>Move a price that is off the grid onto it, never to a worse one.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    protected OrderPrice? SaidPrice => Limit ?? Debit ?? Credit;

    protected PriceEffect? SaidEffect => Debit is not null ? PriceEffect.Debit : Credit is not null ? PriceEffect.Credit : null;

    protected TimeInForce? SaidTime => TimeInForce ?? (GtdDate is null ? null : TastyPS.TimeInForce.GTD);

    protected override Task BeginAsync()
    {
        if (new[] { Limit, Debit, Credit }.Count(p => p is not null) > 1) throw new TastyException(ErrorIds.ParameterInvalid, "More than one of -Limit, -Debit and -Credit was given.", "An order has one price.");
        return base.BeginAsync();
    }

    /// <summary>Gives the order the price that was said; a word is looked up in a fresh quote.</summary>
    protected async Task PriceAsync(TastyClient client, OrderRequest order)
    {
        if (SaidPrice is not { } said) return;
        if (said.Amount is { } amount)
        {
            order.Price = amount;
            return;
        }
        if (order.PriceEffect is not { } effect) throw new TastyException(ErrorIds.OrderEffectMissing, $"{said} of a spread is paid or received; which was not said.", $"Say -Debit {said} or -Credit {said}.") { Target = order };
        OrderRules.CheckLegs(order, client.Connection.MarketToday);
        var quote = await client.Orders.QuoteAsync(order, CancelToken).ConfigureAwait(false);
        order.Price = quote.Price(said, effect, order);
        Verbose(string.Create(CultureInfo.InvariantCulture, $"{said} is {order.Price}: natural {Math.Abs(quote.Natural)}, mid {Math.Abs(quote.Mid)}, tick {quote.Tick}, quoted at {quote.At:HH:mm:ss}."));
    }
}
