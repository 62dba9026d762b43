using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Events;
using TastyPS.Core.Streaming;

namespace TastyPS.Commands;

/// <summary>
/// Register-TastyEvent: something on the market or in an account as an event of the engine. Get-Event, Wait-Event, Unregister-Event and
/// jobs treat it like any other; while nobody is subscribed nothing is read.
/// </summary>
[Cmdlet(VerbsLifecycle.Register, "TastyEvent")]
[OutputType(typeof(PSEventJob))]
public sealed class RegisterTastyEventCommand : TastySessionCmdlet
{
    private readonly List<string> _symbols = [];
    private readonly List<string> _accounts = [];

    /// <summary>Symbols in any form, or objects that have one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [StreamSymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    /// <summary>What to wait for.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public TastyEventKind[] When { get; set; } = [TastyEventKind.Price];

    /// <summary>The event comes when the value rises above this.</summary>
    [Parameter]
    [DecimalTransformation]
    public decimal? Above { get; set; }

    /// <summary>The event comes when the value falls below this.</summary>
    [Parameter]
    [DecimalTransformation]
    public decimal? Below { get; set; }

    /// <summary>Seconds for which a symbol is quiet after an event of a value. Fills, rejections and reconnects are always told.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int Debounce { get; set; } = 5;

    /// <summary>Accounts for gains, fills and rejections; without it the default account, or every open one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    /// <summary>What is run for each event, with $Event, $EventArgs and $EventSubscriber; without it events wait in the queue (Get-Event).</summary>
    [Parameter]
    [Alias("Action")]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>The name of the subscription.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string SourceIdentifier { get; set; } = Guid.NewGuid().ToString();

    /// <summary>Something for the action: $Event.MessageData.</summary>
    [Parameter]
    public PSObject? MessageData { get; set; }

    /// <summary>The subscription ends after this many events.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxTriggerCount { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol ?? []);
        _accounts.AddRange(AccountNumber ?? client.Connection.DefaultAccounts);
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        Check();
        var symbols = await StreamerSymbols.ResolveAsync(client, _symbols, CancelToken).ConfigureAwait(false);
        if (_symbols.Count > 0 && symbols.Count == 0) return;
        // The subscription outlives the command, and nobody listens to what its requests say.
        var source = TastyEventSource.Of(
            client.Connection.Client(SilentSink.Instance), When, symbols, [.. _accounts.Distinct()], () => new LimitTrigger(Above, Below, TimeSpan.FromSeconds(Debounce)));
        await AskAsync(() => Subscribe(source)).ConfigureAwait(false);
    }

    private bool Subscribe(TastyEventSource source)
    {
        if (Events.GetEventSubscribers(SourceIdentifier).Any())
            throw new TastyException(ErrorIds.ParameterInvalid, $"There is a subscription named '{SourceIdentifier}' already.", "Give another -SourceIdentifier, or Unregister-Event it first.") { Target = SourceIdentifier };
        var (events, name) = (Events, SourceIdentifier + ".Ended");
        source.Ended += why => events.GenerateEvent(name, source, [why], PSObject.AsPSObject(why));
        var subscriber = events.SubscribeEvent(source, nameof(source.Raised), SourceIdentifier, MessageData, ScriptBlock, false, false, MaxTriggerCount ?? 0);
        if (ScriptBlock is not null) WriteObject(subscriber.Action);
        return true;
    }

    private void Check()
    {
        var valued = When.Where(k => k is TastyEventKind.Price or TastyEventKind.Spread or TastyEventKind.Delta or TastyEventKind.Gain).ToList();
        if (valued.Count > 0 && Above is null && Below is null) throw Bad($"{valued[0]} needs a limit.", "Give -Above, -Below or both.");
        if (valued.Count == 0 && (Above is not null || Below is not null)) throw Bad($"{When[0]} has no value to compare with a limit.", "Leave -Above and -Below out.");
        if (Below > Above) throw Bad($"Every value is above {Above} or below {Below}.", "-Below is the lower limit, -Above the upper one.");
        if (_symbols.Count == 0 && valued.Exists(k => k != TastyEventKind.Gain)) throw Bad($"{valued[0]} needs a symbol.", "Name it: Register-TastyEvent SPY -Above 540.");
    }

    private static TastyException Bad(string message, string advice) => new(ErrorIds.ParameterInvalid, message, advice);
}
