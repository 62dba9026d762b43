using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Commands;

/// <summary>The sub-types that the venue documents; others are taken too.</summary>
public sealed class TransactionSubTypeCompleter : IArgumentCompleter
{
    private static readonly string[] Known =
    [
        "ACAT", "Assignment", "Balance Adjustment", "Cash Merger", "Cash Settled Assignment", "Cash Settled Exercise", "Credit Interest", "Debit Interest",
        "Deposit", "Dividend", "Exercise", "Expiration", "Fee", "Forward Split", "Fully Paid Stock Lending Income", "Futures Settlement", "Mark to Market",
        "Maturity", "Reverse Split", "Reverse Split Removal", "Special Dividend", "Stock Merger", "Stock Merger Removal", "Symbol Change", "Transfer", "Withdrawal",
    ];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Match(wordToComplete, Known.Select(k => (k, "transaction sub-type")));
}
