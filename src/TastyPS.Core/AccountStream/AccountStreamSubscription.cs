namespace TastyPS.Core.AccountStream;

/// <summary>Something of the login that is wanted beside its accounts.</summary>
/// <param name="Action">The venue's word for it.</param>
/// <param name="Value">Whose, where it wants to know that.</param>
internal sealed record AccountStreamSubscription(string Action, string? Value = null);
