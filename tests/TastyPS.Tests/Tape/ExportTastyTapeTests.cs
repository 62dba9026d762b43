using System.Text.Json.Nodes;
using TastyPS.Core.Tape;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Tape;

public sealed class ExportTastyTapeTests : FeedShell, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Tape => _folder.File("morning.jsonl");

    void IDisposable.Dispose()
    {
        Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_event_is_on_the_tape_in_its_order_until_Ctrl_C(bool isCompressed)
    {
        Give("Quote", "SPY", "450.1,450.3");
        using var live = Start("Export-TastyTape", [("Path", Tape), ("Symbol", "SPY"), ("EventType", "Quote"), .. isCompressed ? [("Compress", (object?)null)] : Array.Empty<(string, object?)>()]);
        await SubscribedAsync("Quote", "SPY");
        // Nobody takes them meanwhile: a last value would be conflated.
        for (var i = 0; i < 500; i++) Send("Quote", "SPY", FormattableString.Invariant($"{450 + i * 0.01:0.00},{451 + i * 0.01:0.00}"));
        await Patience.UntilAsync(() => Shell.Connection.Streams.GetStatus().Events == 501 && Feed.Sessions.Last().IsClientIdle, "all events");

        Assert.Empty(live.Stop().AllErrors);

        var bids = Lines(Tape).Where(l => l["feed"] is not null).Select(l => (decimal)l["feed"]!["bidPrice"]!).ToList();
        Assert.Equal([450.1m, .. Enumerable.Range(0, 500).Select(i => 450m + i * 0.01m)], bids);
        Assert.Equal(501, (int)Lines(Tape)[^1]["end"]!["events"]!);
        AssertQuiet();
    }

    [Fact]
    public void At_the_end_one_object_tells_what_is_on_it()
    {
        Give("Quote", "SPY", "1,2");
        Give("Trade", "SPY", "1.5,100");
        Give("Quote", "QQQ", "3,4");

        var run = Shell.Pipe("Export-TastyTape", ("Path", Tape), ("EventType", new[] { "Quote", "Trade" }), ("Count", 3)).Input("SPY", "QQQ").Run();

        Assert.Empty(run.AllErrors);
        var tape = run.Single<TapeSummary>();
        Assert.Equal((Tape, 3L, new FileInfo(Tape).Length), (tape.Path, tape.Events, tape.Bytes));
        Assert.Equal(["QQQ", "SPY"], tape.Symbols);
        Assert.Equal(Shell.Clock.GetUtcNow().UtcDateTime, tape.From!.Value.ToUniversalTime());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Tape));
        // What a replay needs to know of the symbols was asked for.
        Assert.Contains(Lines(Tape), l => (string?)l["rest"]?["path"] == "/instruments/equities" && l["rest"]!["answer"]!["data"]!["items"]!.AsArray().Count == 2);
        Assert.Equal(tape.Requests, Lines(Tape).Count(l => l["rest"] is not null));
    }

    [Fact]
    public async Task Without_symbols_it_records_what_others_have_subscribed_to()
    {
        Give("Quote", "QQQ", "3,4");
        using var recording = Start("Export-TastyTape", ("Path", Tape));
        await RecordingAsync();
        using var other = Start("Watch-TastyQuote", ("Symbol", "QQQ"));
        other.Next<Quote>();
        other.Stop();

        Assert.Empty(recording.Stop().AllErrors);

        Assert.Equal("QQQ", (string?)Assert.Single(Lines(Tape), l => l["feed"] is not null)["feed"]!["eventSymbol"]);
    }

    [Fact]
    public async Task Of_others_only_its_own_symbols_are_recorded_when_it_has_some()
    {
        Give("Quote", "QQQ", "3,4");
        Give("Quote", "SPY", "1,2");
        using var other = Start("Watch-TastyQuote", ("Symbol", new[] { "QQQ" }));
        other.Next<Quote>();
        using var recording = Start("Export-TastyTape", ("Path", Tape), ("Symbol", "SPY"), ("EventType", "Quote"));
        await Patience.UntilAsync(() => Shell.Connection.Streams.GetStatus().Events == 2 && Feed.Sessions.Last().IsClientIdle, "the quote");
        Send("Quote", "QQQ", "5,6");
        other.Next<Quote>();
        recording.Stop();
        other.Stop();

        Assert.Equal("SPY", (string?)Assert.Single(Lines(Tape), l => l["feed"] is not null)["feed"]!["eventSymbol"]);
    }

    [Fact]
    public async Task Orders_calls_and_outages_are_on_it_too()
    {
        Give("Quote", "SPY", "1,2");
        using var live = Start("Export-TastyTape", ("Path", Tape), ("Symbol", "SPY"), ("EventType", "Quote"));
        await Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().State == StreamState.Connected && Shell.Connection.Streams.GetStatus().Events == 1, "both streams");

        var order = Shell.Pipe("New-TastyOrder", ("AccountNumber", Shell.Margin), ("Symbol", "SPY"), ("Buy", 1), ("Limit", 1m), ("Confirm", false)).Run();
        Assert.Empty(order.AllErrors);
        await Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().Events > 0, "a message about the order");
        Shell.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Feed.NextSessionAsync()).Break();
        await Patience.UntilAsync(() => Shell.Connection.Streams.GetStatus() is { Outages: 1, Events: 2 } && Feed.Sessions.Last().IsClientIdle, "the quote after the outage");
        live.Stop();

        var lines = Lines(Tape);
        Assert.Contains(lines, l => (string?)l["account"]?["type"] == "Order" && (string?)l["account"]!["data"]!["account-number"] == "TAPE0001");
        var post = Assert.Single(lines, l => (string?)l["rest"]?["method"] == "POST" && (string?)l["rest"]!["path"] == "/accounts/TAPE0001/orders")["rest"]!;
        Assert.Equal((201, "/accounts/{n}/orders", "Limit", "***"), ((int)post["status"]!, (string?)post["template"], (string?)post["body"]!["order-type"], (string?)post["body"]!["external-identifier"]));
        Assert.Single(lines, l => l["gap"] is not null);
        Assert.DoesNotContain(Shell.Margin, File.ReadAllText(Tape), StringComparison.Ordinal);
        Assert.Equal(lines.Select(l => l["at"]!.GetValue<DateTimeOffset>()).Order(), lines.Select(l => l["at"]!.GetValue<DateTimeOffset>()));
    }

    [Fact]
    public async Task An_answer_that_came_before_is_written_once()
    {
        using var live = Start("Export-TastyTape", ("Path", Tape));
        await RecordingAsync();
        for (var i = 0; i < 3; i++) Assert.Empty(Run("Get-TastyEquity", ("Symbol", "MSFT"), ("NoCache", null)).AllErrors);
        live.Stop();

        var calls = Lines(Tape).Select(l => l["rest"]).OfType<JsonNode>().Where(r => (string?)r["path"] == "/instruments/equities/MSFT").ToList();
        Assert.Equal(3, calls.Count);
        Assert.Single(calls, r => r["answer"] is not null);
        Assert.All(calls.Skip(1), r => Assert.True((bool)r["answer-as-before"]!));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Assert.Empty(Run("Export-TastyTape", ("Path", Tape), ("Symbol", "SPY"), ("WhatIf", null)).AllErrors);

        Assert.False(File.Exists(Tape));
        Assert.Empty(Shell.Wire);
    }

    [Fact]
    public void A_file_is_replaced_or_kept_as_told()
    {
        Give("Quote", "SPY", "1,2");
        File.WriteAllText(Tape, "mine");

        var kept = Record(("NoClobber", null)).SingleError(ErrorIds.TapeFile);
        Assert.Equal(Tape, kept.TargetObject);
        Assert.Equal("mine", File.ReadAllText(Tape));

        File.SetAttributes(Tape, FileAttributes.ReadOnly);
        Assert.Empty(Record(("Force", null)).AllErrors);
        Assert.Equal(1, Record().Single<TapeSummary>().Events);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        Assert.Contains("cannot be written", Run("Export-TastyTape", ("Path", _folder.File("no", "such.jsonl")), ("Symbol", "SPY")).SingleError(ErrorIds.TapeFile).Exception.Message, StringComparison.Ordinal);
        AssertQuiet();
    }

    // The last thing that a recording opens.
    private Task RecordingAsync() => Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the account stream");

    private TestEngine.ShellRun Record(params (string Name, object? Value)[] more) => Run("Export-TastyTape", [("Path", Tape), ("Symbol", "SPY"), ("EventType", "Quote"), ("Count", 1), .. more]);

    /// <summary>The lines of a tape, whole ones.</summary>
    internal static List<JsonNode> Lines(string path)
    {
        using var tape = TapeReader.Open(path);
        while (tape.TryRead(out _)) { }
        Assert.Empty(tape.Faults);
        using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using Stream text = file.ReadByte() == 0x1F ? new System.IO.Compression.GZipStream(Rewound(file), System.IO.Compression.CompressionMode.Decompress) : Rewound(file);
        using var reader = new StreamReader(text);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];

        static FileStream Rewound(FileStream file)
        {
            file.Position = 0;
            return file;
        }
    }
}
