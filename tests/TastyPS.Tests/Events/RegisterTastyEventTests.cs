using System.Management.Automation;
using TastyPS.Core;
using TastyPS.TestEngine;
using TastyPS.Tests.AccountStream;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Events;

public sealed class RegisterTastyEventTests : FeedShell
{
    private const string Id = "test";

    [Fact]
    public async Task A_price_above_the_limit_is_one_event_with_its_quote()
    {
        Give("Quote", "SPY", "500,502");
        Register(("Symbol", "SPY"), ("Above", 501m));
        await SubscribedAsync("Quote", "SPY");
        Assert.Empty(Raised);

        Send("Quote", "SPY", "501,503");
        var e = await NextAsync();
        Send("Quote", "SPY", "502,504");

        Assert.Equal((TastyEventKind.Price, "SPY", 502m), (e.Kind, e.Symbol, e.Value));
        Assert.Equal(503m, Assert.IsType<Quote>(e.Data).AskPrice);
        Assert.NotNull(e.Timestamp);
        Assert.Contains("above 501", e.Summary);
        await UnregisterAsync();
        Assert.Single(Raised);
    }

    [Fact]
    public async Task A_spread_above_the_limit_is_an_event()
    {
        Give("Quote", "SPY", "500,500.01", "500,500.5");
        Register(("Symbol", "SPY"), ("When", "Spread"), ("Above", 0.05m));

        Assert.Equal((TastyEventKind.Spread, 0.5m), ((await NextAsync()).Kind, Raised[0].Value));
        await UnregisterAsync();
    }

    [Fact]
    public async Task A_delta_below_the_limit_is_an_event()
    {
        Give("Greeks", ".SPY261218P450", "-0.35,-0.1");
        Register(("Symbol", "SPY 2026-12-18 450 P"), ("When", "Delta"), ("Below", -0.3m));

        Assert.Equal((TastyEventKind.Delta, ".SPY261218P450", -0.35m), ((await NextAsync()).Kind, Raised[0].Symbol, Raised[0].Value));
        await UnregisterAsync();
    }

    [Fact]
    public async Task A_gain_below_the_limit_is_an_event_of_the_account()
    {
        Give("Quote", "SPY", "1,1");
        Register(("Symbol", "SPY"), ("When", "Gain"), ("Below", -100m), ("AccountNumber", Shell.Margin));

        var e = await NextAsync();

        Assert.Equal((TastyEventKind.Gain, "SPY", Shell.Margin), (e.Kind, e.Symbol, e.AccountNumber));
        Assert.Equal(e.Value, Assert.IsType<LivePosition>(e.Data).UnrealizedGain);
        await UnregisterAsync();
    }

    [Fact]
    public async Task Each_fill_is_an_event()
    {
        Register(("When", "Fill"), ("AccountNumber", Shell.Margin));
        await AccountStreamingAsync();

        long id = await PaperOrders.BuyAsync(Shell, "F", 10);
        Shell.Clock.Advance(TimeSpan.FromSeconds(1));

        var e = await NextAsync();
        Assert.Equal((TastyEventKind.Fill, id, "F", Shell.Margin), (e.Kind, e.OrderId, e.Symbol, e.AccountNumber));
        Assert.Equal(10m, Assert.IsType<Fill>(e.Data).Quantity);
        await UnregisterAsync();
    }

    [Fact]
    public async Task A_fill_that_comes_before_the_stream_is_up_is_an_event_and_one_from_before_is_none()
    {
        await PaperOrders.BuyAsync(Shell, "F", 10);
        Shell.Clock.Advance(TimeSpan.FromSeconds(1));
        Shell.Broker.Faults.Add("/streamer", TastyPS.Paper.PaperFault.Html(502));
        Register(("When", "Fill"), ("AccountNumber", Shell.Margin));
        await Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().State == StreamState.Reconnecting, "the refused stream");

        long id = await PaperOrders.BuyAsync(Shell, "AAPL", 5);
        Shell.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(id, (await NextAsync()).OrderId);
        await UnregisterAsync();
        Assert.Single(Raised);
    }

    [Fact]
    public async Task A_rejection_is_an_event_with_its_reason()
    {
        Register(("When", "Rejection"), ("AccountNumber", Shell.Margin));
        await AccountStreamingAsync();

        long id = await PaperOrders.BuyAsync(Shell, "F", 10, limit: 10.001m);
        Shell.Clock.Advance(TimeSpan.FromSeconds(1));

        var e = await NextAsync();
        Assert.Equal((TastyEventKind.Rejection, id), (e.Kind, e.OrderId));
        Assert.Contains("tick", e.Summary);
        await UnregisterAsync();
        Assert.Single(Raised);
    }

    [Fact]
    public async Task Only_fills_of_the_symbols_named_are_events()
    {
        Register(("Symbol", "AAPL"), ("When", "Fill"), ("AccountNumber", Shell.Margin));
        await AccountStreamingAsync();

        await PaperOrders.BuyAsync(Shell, "F", 10);
        await PaperOrders.BuyAsync(Shell, "AAPL", 10);
        Shell.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("AAPL", (await NextAsync()).Symbol);
        await UnregisterAsync();
        Assert.Single(Raised);
    }

    [Fact]
    public async Task An_outage_that_is_over_is_an_event()
    {
        Give("Quote", "SPY", "1,2");
        using var live = Start("Watch-TastyQuote", ("Symbol", "SPY"));
        live.Next<Quote>();
        Register(("When", "Reconnect"));

        (await Feed.NextSessionAsync()).Break();

        var e = await NextAsync();
        Assert.Equal(TastyEventKind.Reconnect, e.Kind);
        Assert.NotNull(Assert.IsType<StreamGap>(e.Data).Duration);
        live.Stop();
        await UnregisterAsync();
    }

    [Fact]
    public async Task An_action_gives_its_job_and_the_subscription_ends_after_its_last_event()
    {
        Give("Quote", "SPY", "500,502");

        var run = Register(("Symbol", "SPY"), ("Above", 1m), ("Action", ScriptBlock.Create("1")), ("MaxTriggerCount", 1));

        Assert.Equal(Id, run.Single<PSEventJob>().Name);
        await NextAsync();
        await Patience.UntilAsync(() => Events.Subscribers.Count == 0, "the end of the subscription");
        await QuietAsync();
    }

    [Fact]
    public async Task A_session_that_is_disconnected_ends_the_source_and_says_so()
    {
        Give("Quote", "SPY", "500,502");
        Register(("Symbol", "SPY"), ("Above", 1000m));
        await SubscribedAsync("Quote", "SPY");

        await SessionHub.Instance.RemoveAsync(Shell.Connection);

        await Patience.UntilAsync(() => RaisedEvents.Any(e => e.SourceIdentifier == Id + ".Ended"), "the end");
        await QuietAsync();
    }

    [Fact]
    public async Task A_stream_that_is_refused_ends_the_source_with_the_reason()
    {
        Shell.Broker.Faults.Add("GET /api-quote-tokens", TastyPS.Paper.PaperFault.Status(404));

        Register(("Symbol", "SPY"), ("Above", 1000m));

        await Patience.UntilAsync(() => RaisedEvents.Any(e => e.SourceIdentifier == Id + ".Ended"), "the end");
        Assert.Contains("no key", (string)RaisedEvents.Single().SourceArgs[0]!);
    }

    [Theory]
    [InlineData("Price", null, null, "limit")]
    [InlineData("Gain", null, null, "limit")]
    [InlineData("Fill", 5, null, "no value")]
    [InlineData("Price", 5, 6, "Every value")]
    [InlineData("Price", 5, null, "symbol")]
    public void What_could_never_be_an_event_is_refused(string when, int? above, int? below, string why)
    {
        var run = Register(("When", when), ("Above", (decimal?)above), ("Below", (decimal?)below));

        Assert.Contains(why, run.SingleError(ErrorIds.ParameterInvalid).Exception.Message);
        Assert.Empty(Events.Subscribers);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        Register(("When", "Reconnect"));

        Assert.Equal(Id, Register(("When", "Reconnect")).SingleError(ErrorIds.ParameterInvalid).TargetObject);
        await UnregisterAsync();
    }

    private PSEventManager Events => Shell.Events;

    private IReadOnlyList<PSEventArgs> RaisedEvents => Shell.RaisedEvents;

    private List<TastyEventArgs> Raised => [.. RaisedEvents.Where(e => e.SourceIdentifier == Id).Select(e => (TastyEventArgs)e.SourceEventArgs!)];

    private ShellRun Register(params (string Name, object? Value)[] arguments) => Run("Register-TastyEvent", [.. arguments.Where(a => a.Value is not null), ("SourceIdentifier", Id)]);

    private async Task<TastyEventArgs> NextAsync()
    {
        await Patience.UntilAsync(() => Raised.Count > 0, "an event");
        return Raised[^1];
    }

    private Task AccountStreamingAsync() => Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the account stream");

    private async Task UnregisterAsync()
    {
        Events.UnsubscribeEvent(Assert.Single(Events.Subscribers));
        await QuietAsync();
    }

    private async Task QuietAsync()
    {
        await Patience.UntilAsync(() => Shell.Connection.Streams.GetStatus().Leases == 0 && Shell.Connection.AccountStream.GetStatus().Leases == 0, "the leases given back");
        await Patience.UntilAsync(() => Feed.Sessions.All(s => s.IsOver), "the connections closed");
    }
}
