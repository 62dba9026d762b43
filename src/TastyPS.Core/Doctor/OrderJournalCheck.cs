using System.Globalization;

namespace TastyPS.Core.Doctor;

/// <summary>Whether the order journal can be read, and the fate of every order of the last day is known.</summary>
internal sealed class OrderJournalCheck : IConnectionCheck
{
    public string Name => "OrderJournal";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.Connection is not { } connection) return null;
        try
        {
            var entries = await connection.Journal.ReadAsync(SilentSink.Instance, cancellationToken).ConfigureAwait(false);
            var since = connection.Options.TimeProvider.GetUtcNow().AddDays(-1).LocalDateTime;
            var lost = entries.Count(e => e.Outcome == OrderOutcome.Unknown && e.Environment == connection.Options.Environment && e.At >= since);
            return lost == 0
                ? Finding.Pass(string.Create(CultureInfo.InvariantCulture, $"{entries.Count} orders are written down."))
                : Finding.Warn(string.Create(CultureInfo.InvariantCulture, $"What became of {lost} orders of the last day is not known."), "Get-TastyOrderJournal | Where-Object Outcome -EQ Unknown");
        }
        catch (TastyException e)
        {
            return Finding.Fail(e, e.ErrorId == ErrorIds.OrderJournalCorrupt ? $"Move-Item '{e.Target}' '{e.Target}.bad'" : "$env:TASTYPS_HOME = '<a folder of your own>'");
        }
    }
}
