using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.AccountStream;

namespace TastyPS.Commands;

/// <summary>Watch-TastyAccount: orders, fills, positions and balances as they change, until it is stopped.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyAccount")]
[OutputType(typeof(AccountEvent))]
public sealed class WatchTastyAccountCommand : TastyOngoingCmdlet
{
    private readonly List<string> _accounts = [];
    private readonly HashSet<string> _unknown = [];
    private readonly Fills _fills = new();
    private int _written;

    /// <summary>One or more account numbers; without it the default account, or every open one.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    /// <summary>Only events of these types.</summary>
    [Parameter]
    [Alias("Type")]
    public AccountEventType[]? AccountEventType { get; set; }

    /// <summary>Quote alerts that were triggered, too.</summary>
    [Parameter]
    public SwitchParameter IncludeQuoteAlert { get; set; }

    /// <summary>Changes of the venue's public watchlists, too.</summary>
    [Parameter]
    public SwitchParameter IncludePublicWatchlist { get; set; }

    /// <summary>Messages of the venue to the user of this external id, too; a quote alert shows it. The venue no longer documents them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserExternalId { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        _accounts.AddRange(AccountNumber ?? client.Connection.DefaultAccounts);
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        using var limit = BeginTimeout(client);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancelToken, limit.Token);
        var readBack = new AccountReadBack(client, _accounts);
        await using var lease = client.AccountStream.Subscribe(new AccountStreamRequest([.. _accounts.Distinct()])
        {
            QuoteAlerts = IncludeQuoteAlert,
            PublicWatchlists = IncludePublicWatchlist,
            UserMessagesOf = UserExternalId,
            ReadBack = readBack.ReadAsync,
        });
        try
        {
            while (_written < (Count ?? int.MaxValue))
            {
                var e = await lease.Events.ReadAsync(either.Token).ConfigureAwait(false);
                readBack.Note(e);
                Write(e);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !CancelToken.IsCancellationRequested)
        {
            // Asked for by -Timeout.
        }
        catch (System.Threading.Channels.ChannelClosedException ended) when (ended.InnerException is TastyException reason)
        {
            throw reason;
        }
    }

    private void Write(AccountEvent e)
    {
        if (e.Type == TastyPS.AccountEventType.Stream) Warn(e.Summary!);
        if (e.Fault is not null) Warn($"An event of type '{e.TypeName}' could not be read as one: {e.Fault.TrimEnd('.')}. Its Data {(e.Data is null ? "is empty" : "holds plain values")}.");
        else if (e.Type == TastyPS.AccountEventType.Unknown && _unknown.Add(e.TypeName ?? "")) Warn($"The venue sends events of type '{e.TypeName}', which this version does not know. Their Data holds plain values.");
        WriteWanted(e);
        if (e.Data is not Order order) return;
        foreach (var fill in _fills.New(order)) WriteWanted(AccountEvents.OfFill(fill, e));
    }

    private void WriteWanted(AccountEvent e)
    {
        if (_written >= (Count ?? int.MaxValue) || AccountEventType?.Contains(e.Type) == false) return;
        _written++;
        Output(e);
    }
}
