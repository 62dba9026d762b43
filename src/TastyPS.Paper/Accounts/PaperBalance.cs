using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>An account's balances at one instant. Net liquidating value is cash, plus the unsettled gains of futures, plus every other position at its mark; nothing else.</summary>
public sealed class PaperBalance
{
    private readonly Dictionary<(string Type, bool Long), decimal> _values = [];
    private readonly PaperAccount _account;
    private readonly DateTimeOffset _at;

    /// <param name="account">Whose.</param>
    /// <param name="book">Its cash and positions at the instant.</param>
    /// <param name="marks">Marks of that instant.</param>
    public PaperBalance(PaperAccount account, PaperBook book, PaperMarks marks)
        : this(account, book.Cash, book.AllPositions.Sum(p => p.Instrument.IsFuture ? p.OpenTradeEquity(marks.Of(p.Instrument)) : 0),
            book.Positions.Select(p => (p.Instrument, p.Quantity)), marks)
    {
    }

    /// <summary>What the balances would be with this cash and these holdings.</summary>
    public PaperBalance(
        PaperAccount account, decimal cash, decimal unsettledFutures, IEnumerable<(Instrument Instrument, decimal Quantity)> holdings, PaperMarks marks)
    {
        (_account, _at, Cash, UnsettledFutures) = (account, marks.At, cash, unsettledFutures);
        var held = holdings.ToList();
        foreach (var (instrument, quantity) in held.Where(h => !h.Instrument.IsFuture))
        {
            var key = (instrument.InstrumentType, quantity > 0);
            _values[key] = _values.GetValueOrDefault(key) + (Math.Abs(quantity) * marks.Of(instrument) * instrument.Multiplier);
        }
        Margin = PaperMargin.Of(account.Kind, held, marks.Of);
    }

    public decimal Cash { get; }

    /// <summary>Gains of futures that go to the cash in the evening.</summary>
    public decimal UnsettledFutures { get; }

    public PaperMargin Margin { get; }

    public decimal NetLiquidatingValue => Cash + UnsettledFutures + _values.Sum(v => v.Key.Long ? v.Value : -v.Value);

    /// <summary>What can back new options and futures: coins and long options cannot, premium received can (the requirement of a short option contains its price).</summary>
    public decimal DerivativeBuyingPower => MarginableEquity - Margin.InitialTotal - Reserved;

    /// <summary>What working orders would need.</summary>
    public decimal Reserved { get; init; }

    /// <summary>A dollar of free equity buys two dollars of stock in a margin account.</summary>
    public decimal EquityBuyingPower => DerivativeBuyingPower * (_account.IsMargin ? 2 : 1);

    /// <summary>What can be paid out.</summary>
    public decimal Withdrawable => Math.Max(0, Math.Min(Cash, DerivativeBuyingPower));

    public decimal MaintenanceExcess => MarginableEquity - Margin.MaintenanceTotal;

    public JsonObject ToJson()
    {
        var zero = WireJson.Decimal(0);
        var withdrawable = Money(Withdrawable);
        return new JsonObject
        {
            ["account-number"] = _account.AccountNumber,
            ["available-trading-funds"] = Money(Math.Max(0, DerivativeBuyingPower)),
            ["bond-margin-requirement"] = zero,
            ["cash-available-to-withdraw"] = withdrawable,
            ["cash-balance"] = Money(Cash),
            ["cash-settle-balance"] = Money(Cash),
            ["closed-loop-available-balance"] = withdrawable,
            ["cryptocurrency-margin-requirement"] = Money(Margin.Crypto),
            ["currency"] = "USD",
            ["day-equity-call-value"] = zero,
            ["day-trade-excess"] = Money(MaintenanceExcess),
            ["day-trading-buying-power"] = zero,
            ["day-trading-call-value"] = zero,
            ["derivative-buying-power"] = Money(DerivativeBuyingPower),
            ["equity-buying-power"] = Money(EquityBuyingPower),
            ["equity-offering-margin-requirement"] = zero,
            ["fixed-income-security-margin-requirement"] = zero,
            ["futures-margin-requirement"] = Money(Margin.Futures),
            ["intraday-futures-cash-amount"] = Money(Math.Abs(UnsettledFutures)),
            ["intraday-futures-cash-effect"] = WireJson.Effect(UnsettledFutures),
            ["intraday-futures-cash-effective-date"] = WireJson.Date(MarketCalendar.DateOf(_at)),
            ["long-bond-value"] = zero,
            ["long-cryptocurrency-value"] = Money(Long("Cryptocurrency")),
            ["long-derivative-value"] = Money(Long("Equity Option")),
            ["long-equity-value"] = Money(Long("Equity") + Long("Warrant")),
            ["long-fixed-income-security-value"] = zero,
            ["long-futures-derivative-value"] = Money(Long("Future Option")),
            ["long-futures-value"] = zero,
            ["long-margineable-value"] = Money(Long("Equity") + Long("Warrant")),
            ["maintenance-call-value"] = Money(Math.Max(0, -MaintenanceExcess)),
            ["maintenance-requirement"] = Money(Margin.MaintenanceTotal),
            ["margin-equity"] = Money(NetLiquidatingValue),
            ["margin-settle-balance"] = Money(_account.IsMargin ? Cash : 0),
            ["net-liquidating-value"] = Money(NetLiquidatingValue),
            ["pending-cash"] = zero,
            ["pending-cash-effect"] = "None",
            ["reg-t-call-value"] = zero,
            ["short-cryptocurrency-value"] = Money(Short("Cryptocurrency")),
            ["short-derivative-value"] = Money(Short("Equity Option")),
            ["short-equity-value"] = Money(Short("Equity") + Short("Warrant")),
            ["short-futures-derivative-value"] = Money(Short("Future Option")),
            ["short-futures-value"] = zero,
            ["short-margineable-value"] = Money(Short("Equity") + Short("Warrant")),
            ["sma-equity-option-buying-power"] = Money(Math.Max(0, DerivativeBuyingPower)),
            ["special-memorandum-account-apex-adjustment"] = zero,
            ["special-memorandum-account-value"] = Money(Math.Max(0, DerivativeBuyingPower)),
            ["total-settle-balance"] = Money(Cash),
            ["unsettled-cryptocurrency-fiat-amount"] = zero,
            ["unsettled-cryptocurrency-fiat-effect"] = "None",
            ["used-derivative-buying-power"] = Money(Margin.InitialTotal),
            ["snapshot-date"] = WireJson.Date(MarketCalendar.DateOf(_at)),
            ["reg-t-margin-requirement"] = Money(Margin.Initial),
            ["futures-overnight-margin-requirement"] = Money(Margin.Futures),
            ["futures-intraday-margin-requirement"] = Money(Margin.Futures),
            ["maintenance-excess"] = Money(MaintenanceExcess),
            ["pending-margin-interest"] = zero,
            ["buying-power-adjustment"] = zero,
            ["buying-power-adjustment-effect"] = "None",
            ["effective-cryptocurrency-buying-power"] = withdrawable,
            ["total-pending-liquidity-pool-rebate"] = zero,
            ["updated-at"] = WireJson.Instant(_at),
        };
    }

    private decimal MarginableEquity =>
        NetLiquidatingValue - Long("Equity Option") - Long("Future Option") + Short("Equity Option") + Short("Future Option");

    private decimal Long(string type) => _values.GetValueOrDefault((type, true));

    private decimal Short(string type) => _values.GetValueOrDefault((type, false));

    private static string Money(decimal value) => WireJson.Decimal(value);
}
