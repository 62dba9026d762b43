namespace TastyPS.Paper;

/// <summary>One account of the paper customer.</summary>
public sealed class PaperAccount(string accountNumber)
{
    public string AccountNumber { get; } = accountNumber;
}
