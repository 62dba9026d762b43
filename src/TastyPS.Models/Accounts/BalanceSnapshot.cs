namespace TastyPS;

/// <summary>The balance of an account at a past moment: <see cref="AccountBalance.SnapshotDate"/> and <see cref="AccountBalance.TimeOfDay"/> say which.</summary>
public sealed class BalanceSnapshot : AccountBalance;
