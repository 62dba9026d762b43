namespace TastyPS.Core.AccountStream;

/// <summary>What a reader wants from the account stream.</summary>
/// <param name="AccountNumbers">The accounts whose orders, positions and balances it hears of.</param>
public sealed record AccountStreamRequest(IReadOnlyCollection<string> AccountNumbers)
{
    public bool QuoteAlerts { get; init; }

    public bool PublicWatchlists { get; init; }

    /// <summary>The login's external id, where its messages are wanted; the venue no longer documents them.</summary>
    public string? UserMessagesOf { get; init; }

    /// <summary>
    /// Reads the state that the reader depends on, each time the stream begins to carry its accounts: the venue sends no snapshot and
    /// replays nothing. It is given the outage that has just ended, or null the first time; what it returns (models) is delivered before
    /// everything that the stream said since.
    /// </summary>
    public Func<StreamGap?, CancellationToken, Task<IReadOnlyList<object>>>? ReadBack { get; init; }

    internal IEnumerable<AccountStreamSubscription> Subscriptions
    {
        get
        {
            if (QuoteAlerts) yield return new(AccountStreamMessage.QuoteAlerts);
            if (PublicWatchlists) yield return new(AccountStreamMessage.PublicWatchlists);
            if (UserMessagesOf is { } user) yield return new(AccountStreamMessage.UserMessages, user);
        }
    }
}
