namespace TastyPS.Core.AccountStream;

/// <summary>What all readers together want of the connection.</summary>
internal sealed record AccountStreamWants(IReadOnlyCollection<string> AccountNumbers, IReadOnlyCollection<AccountStreamSubscription> Subscriptions);
