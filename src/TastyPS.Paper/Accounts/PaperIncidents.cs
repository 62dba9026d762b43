namespace TastyPS.Paper;

/// <summary>What happens to an account behind its client's back, on request and at the broker's time: deliveries that the venue books, and positions that change without a word.</summary>
public sealed class PaperIncidents
{
    private readonly PaperBroker _broker;

    internal PaperIncidents(PaperBroker broker) => _broker = broker;

    /// <summary>Brings a position, or takes one away, and books why.</summary>
    /// <param name="accountNumber">Whose.</param>
    /// <param name="subType">The venue's word: <c>Expiration</c>, <c>Assignment</c>, <c>Exercise</c>, <c>Forward Split</c> …</param>
    /// <param name="symbol">What.</param>
    /// <param name="signedQuantity">How much it adds; negative takes away.</param>
    public void Deliver(string accountNumber, string subType, string symbol, decimal signedQuantity) =>
        Change(accountNumber, symbol, (desk, instrument, at) => desk.Deliver(at, subType, instrument, signedQuantity, 0, 0));

    /// <summary>The position changes, and no transaction ever tells.</summary>
    public void Slip(string accountNumber, string symbol, decimal signedQuantity) =>
        Change(accountNumber, symbol, (desk, instrument, at) => desk.Account.Write(new PaperTransaction
        {
            Id = 0,
            ExecutedAt = at,
            Type = "Receive Deliver",
            SubType = "Transfer",
            Description = "",
            Instrument = instrument,
            Action = signedQuantity > 0 ? "Buy to Open" : "Sell to Open",
            Quantity = Math.Abs(signedQuantity),
            IsUnlisted = true,
        }));

    private void Change(string accountNumber, string symbol, Action<PaperDesk, Instrument, DateTimeOffset> change)
    {
        var account = _broker.Accounts.Find(accountNumber) ?? throw new ArgumentException($"There is no account {accountNumber}.", nameof(accountNumber));
        var instrument = _broker.Prices.Find(symbol) ?? throw new ArgumentException($"There is no {symbol}.", nameof(symbol));
        _broker.Change(at => change(new PaperDesk(_broker.Prices, account), instrument, at));
    }
}
