using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Watch-TastyPosition: positions with live marks, gains and Greeks, one updated object a change.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyPosition")]
[OutputType(typeof(LivePosition), typeof(StreamGap))]
public sealed class WatchTastyPositionCommand : TastyStreamCmdlet<LivePosition>
{
    private readonly List<string> _accounts = [];
    private readonly Dictionary<string, List<PositionMark>> _held = new(StringComparer.Ordinal);

    /// <summary>Symbols, or patterns of symbols; everything held when not given.</summary>
    [Parameter(Position = 0)]
    [SymbolTransformation(AllowWildcards = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    /// <summary>One or more account numbers; without it the default account, or every open one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        _accounts.AddRange(AccountNumber ?? (client.Connection.DefaultAccount is { } one ? [one] : client.Connection.AccountNumbers));
        return Task.CompletedTask;
    }

    protected override async Task<StreamLease?> SubscribeAsync(TastyClient client)
    {
        var patterns = Symbol?.Select(s => new WildcardPattern(s, WildcardOptions.IgnoreCase)).ToList();
        foreach (var account in _accounts.Distinct())
        {
            try
            {
                await foreach (var position in client.Positions.ListAsync(account, new PositionFilter(), CancelToken).ConfigureAwait(false))
                    if (patterns?.Exists(p => p.IsMatch(position.Symbol)) != false) await HoldAsync(client, position).ConfigureAwait(false);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(AccountErrors.Explain(e, account, client.Connection), account);
            }
        }
        if (_held.Count == 0) return null;
        Silent.UnionWith(_held.Keys);
        var options = _held.Where(h => h.Value[0].IsOption).Select(h => h.Key).ToList();
        return client.Streams.Subscribe(new StreamRequest(FeedSchema.Quote, _held.Keys), new StreamRequest(FeedSchema.Greeks, options));
    }

    protected override void Shape(StreamEvent e, Action<LivePosition> write)
    {
        foreach (var mark in _held[e.Symbol!])
            if (mark.Update(e)) write(mark.Now(e));
    }

    private async Task HoldAsync(TastyClient client, Position position)
    {
        if (position is not { Symbol: { } symbol, SignedQuantity: not 0 }) return;
        var streamer = position.StreamerSymbol ?? (await StreamerSymbols.ResolveAsync(client, [TastyPS.Symbol.Parse(symbol).TryToStreamer(out var known) ? known : symbol], CancelToken).ConfigureAwait(false)).FirstOrDefault();
        if (streamer is null) return;
        if (!_held.TryGetValue(streamer, out var marks)) _held[streamer] = marks = [];
        marks.Add(new PositionMark(position, streamer));
    }
}
