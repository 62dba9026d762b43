using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;

namespace TastyPS.Commands;

/// <summary>Watch-TastyPosition: positions with live marks, gains and Greeks, one updated object a change.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyPosition")]
[OutputType(typeof(LivePosition), typeof(StreamGap))]
public sealed class WatchTastyPositionCommand : TastyStreamCmdlet<LivePosition>
{
    private readonly List<string> _accounts = [];
    private LivePositions? _positions;

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
        _accounts.AddRange(AccountNumber ?? client.Connection.DefaultAccounts);
        return Task.CompletedTask;
    }

    protected override async Task<StreamLease?> SubscribeAsync(TastyClient client)
    {
        var patterns = Symbol?.Select(s => new WildcardPattern(s, WildcardOptions.IgnoreCase)).ToList();
        _positions = await LivePositions.OpenAsync(
            client, _accounts, p => patterns?.Exists(w => w.IsMatch(p.Symbol)) != false,
            (error, account) => Fail(AccountErrors.Explain(error, account, client.Connection), account),
            lost => Warn($"The account stream has ended ({lost.Message}): what is traded from now on does not show in the quantities."),
            CancelToken).ConfigureAwait(false);
        Silent.UnionWith(_positions?.Symbols ?? []);
        return _positions?.Lease;
    }

    protected override void Shape(StreamEvent e, Action<LivePosition> write) => _positions!.Apply(e, write);
}
