using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyOrderJournal: what this user's sessions meant to send, and what is known of it. Asks nobody.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOrderJournal")]
[OutputType(typeof(OrderJournalEntry))]
public sealed class GetTastyOrderJournalCommand : TastyCmdlet
{
    [Parameter]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string[]? AccountNumber { get; set; }

    /// <summary>Only these outcomes; Unknown are the orders to look at.</summary>
    [Parameter]
    public OrderOutcome[]? Outcome { get; set; }

    [Parameter]
    public TastyEnvironment[]? Environment { get; set; }

    /// <summary>Written at or after.</summary>
    [Parameter]
    public DateTime? StartAt { get; set; }

    protected override async Task EndAsync()
    {
        foreach (var entry in await new OrderJournal(StateFolder.OfUser(), TimeProvider.System).ReadAsync(Sink, CancelToken).ConfigureAwait(false))
            if (IsWanted(entry)) Output(entry);
    }

    private bool IsWanted(OrderJournalEntry entry) =>
        (AccountNumber is null || AccountNumber.Contains(entry.AccountNumber))
        && (Outcome is null || (entry.Outcome is { } outcome && Outcome.Contains(outcome)))
        && (Environment is null || (entry.Environment is { } environment && Environment.Contains(environment)))
        && (StartAt is null || entry.At >= StartAt);
}
