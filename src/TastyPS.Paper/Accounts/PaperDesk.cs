using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The pen that writes an account's ledger: trades at the market, money movements, settlements. It knows prices; the account only adds.</summary>
internal sealed class PaperDesk(IPaperPrices market, PaperAccount account)
{
    public PaperAccount Account { get; } = account;

    public IPaperPrices Market { get; } = market;

    public PaperBook Book => Account.Book;

    public void Move(DateTimeOffset at, string subType, decimal amount, string description, Instrument? instrument = null) => Account.Write(new PaperTransaction
    {
        Id = 0, ExecutedAt = at, Type = "Money Movement", SubType = subType, Description = description, Value = amount, Instrument = instrument,
    });

    /// <summary>Buys (positive) or sells at the other side's price of that instant.</summary>
    public PaperTransaction Trade(DateTimeOffset at, Instrument instrument, decimal signedQuantity)
    {
        var top = Market.TopAt(instrument, at);
        return Fill(at, instrument, signedQuantity, (signedQuantity > 0 ? top.Ask : top.Bid) ?? top.Last, Market.PreviousCloseAt(instrument, at));
    }

    /// <summary>Books one execution. What closes and what opens is two lines when a position turns round.</summary>
    public PaperTransaction Fill(
        DateTimeOffset at, Instrument instrument, decimal signedQuantity, decimal price, decimal previousClose, long? orderId = null, string? execId = null, int legCount = 1)
    {
        var held = Book.QuantityOf(instrument.Symbol);
        var opens = held == 0 || Math.Sign(held) == Math.Sign(signedQuantity);
        if (!opens && Math.Abs(signedQuantity) > Math.Abs(held) && !instrument.IsFuture)
        {
            Fill(at, instrument, -held, price, previousClose, orderId, execId, legCount);
            return Fill(at, instrument, signedQuantity + held, price, previousClose, orderId, execId, legCount);
        }

        var quantity = Math.Abs(signedQuantity);
        var action = ActionOf(instrument, signedQuantity, opens);
        return Account.Write(new PaperTransaction
        {
            Id = 0,
            ExecutedAt = at,
            Type = "Trade",
            SubType = action,
            Description = string.Create(CultureInfo.InvariantCulture, $"{(signedQuantity > 0 ? "Bought" : "Sold")} {quantity:0.########} {instrument.Description} @ {price}"),
            Instrument = instrument,
            Action = action,
            Quantity = quantity,
            Price = price,
            Value = instrument.IsFuture ? 0 : Math.Round(-signedQuantity * price * instrument.Multiplier, 2),
            Fees = FeeSchedule.Of(instrument, signedQuantity, price, opens),
            OrderId = orderId,
            ExecId = execId,
            LegCount = legCount,
            PreviousClose = previousClose,
        });
    }

    /// <summary>Takes a position away, or delivers one, outside the market: expiration, exercise, assignment.</summary>
    public void Deliver(DateTimeOffset at, string subType, Instrument instrument, decimal signedQuantity, decimal price, decimal value, decimal fee = 0)
    {
        var held = Book.QuantityOf(instrument.Symbol);
        var opens = held == 0 || Math.Sign(held) == Math.Sign(signedQuantity);
        var action = ActionOf(instrument, signedQuantity, opens);
        Account.Write(new PaperTransaction
        {
            Id = 0,
            ExecutedAt = at,
            Type = "Receive Deliver",
            SubType = subType,
            Description = string.Create(CultureInfo.InvariantCulture, $"{action} {Math.Abs(signedQuantity):0.########} {instrument.Description} due to {subType.ToLowerInvariant()}"),
            Instrument = instrument,
            Action = action,
            Quantity = Math.Abs(signedQuantity),
            Price = price,
            Value = value,
            Fees = new PaperFees { Commission = fee },
            PreviousClose = price,
        });
    }

    /// <summary>Pays a future's open trade equity in cash and starts anew from the settlement price.</summary>
    public void Settle(DateTimeOffset at, PaperPosition position, decimal price) => Account.Write(new PaperTransaction
    {
        Id = 0,
        ExecutedAt = at,
        Type = "Money Movement",
        SubType = "Mark to Market",
        Description = string.Create(CultureInfo.InvariantCulture, $"{position.Instrument.Symbol} mark to market at {price}"),
        Instrument = position.Instrument,
        Price = price,
        Value = position.OpenTradeEquity(price),
    });

    /// <summary>Outright futures know only buy and sell; everything else says whether it opens or closes.</summary>
    public static string ActionOf(Instrument instrument, decimal signedQuantity, bool opens)
    {
        var side = signedQuantity > 0 ? "Buy" : "Sell";
        return instrument.IsFuture ? side : side + (opens ? " to Open" : " to Close");
    }
}
