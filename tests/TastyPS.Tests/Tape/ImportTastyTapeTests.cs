using System.IO.Compression;
using System.Text;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Tape;

public sealed class ImportTastyTapeTests : FeedShell, IDisposable
{
    private const string Header = """{"tape":1,"at":"2026-11-20T15:00:00Z","environment":"Paper","types":["Quote"],"symbols":["SPY"]}""";
    private readonly TemporaryFolder _folder = new();

    private string Tape => _folder.File("morning.jsonl");

    void IDisposable.Dispose()
    {
        Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_was_watched_while_it_was_recorded_comes_back_as_it_was()
    {
        Give("Quote", "SPY", "450.1,450.3");
        Give("Trade", "SPY", "450.2,\"NaN\"");
        Give("Greeks", ".SPY261218P450", "-0.4831,-0.05");
        Give("TimeAndSale", "SPY", "7613000000000000001,450.25,1E7");
        using var quotes = Start("Watch-TastyQuote", ("Symbol", "SPY"));
        var quote = quotes.Next<Quote>();
        quotes.Stop();
        var recorded = Run("Export-TastyTape", ("Path", Tape), ("Symbol", new[] { "SPY", ".SPY261218P450" }), ("EventType", new[] { "Quote", "Trade", "Greeks", "TimeAndSale" }), ("Count", 4));
        Assert.Empty(recorded.AllErrors);

        var run = Shell.Bare("Import-TastyTape", ("Path", Tape)).Run();

        Assert.Empty(run.AllErrors);
        Assert.Empty(run.Warnings);
        var back = Assert.Single(run.Output.OfType<Quote>());
        Assert.Equal((quote.Symbol, quote.BidPrice, quote.AskPrice, quote.BidSize, quote.FeedLevel), (back.Symbol, back.BidPrice, back.AskPrice, back.BidSize, back.FeedLevel));
        Assert.Equal((450.2m, (decimal?)null), (run.Output.OfType<Trade>().Single().Price, run.Output.OfType<Trade>().Single().Size));
        Assert.Equal((-0.4831m, -0.05m), (run.Output.OfType<Greeks>().Single().Delta, run.Output.OfType<Greeks>().Single().Theta));
        Assert.Equal((7613000000000000001L, 10_000_000m), (run.Output.OfType<TimeAndSale>().Single().Index, run.Output.OfType<TimeAndSale>().Single().Size));
        Assert.Contains(run.Output.OfType<TapeRequest>(), r => (r.Method, r.Path, r.Status) == ("GET", "/instruments/equities/SPY", 200) && r.Answer!.Contains("\"SPY\"", StringComparison.Ordinal));
        Assert.Equal(Shell.Clock.GetUtcNow().UtcDateTime, back.ReceivedTime!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task Messages_about_orders_come_back_as_events_of_the_account_of_another_name()
    {
        using (var live = Start("Export-TastyTape", ("Path", Tape)))
        {
            await Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the account stream");
            Shell.Pipe("New-TastyOrder", ("AccountNumber", Shell.Margin), ("Symbol", "SPY"), ("Buy", 1), ("Limit", 1m), ("Confirm", false)).Run();
            await Patience.UntilAsync(() => Shell.Connection.AccountStream.GetStatus().Events > 0, "a message");
            live.Stop();
        }

        var order = Shell.Bare("Import-TastyTape", ("Path", Tape)).Run().Output.OfType<AccountEvent>().First(e => e.Type == AccountEventType.Order);

        Assert.Equal(("TAPE0001", "SPY"), (order.AccountNumber, order.Symbol));
        Assert.Equal("TAPE0001", Assert.IsType<Order>(order.Data).AccountNumber);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_torn_last_line_is_left_out_and_told(bool isCompressed)
    {
        Write(isCompressed, Header, Quote(1), """{"at":"2026-11-20T15:00:02Z","feed":{"eventType":"Quo""");

        var run = Shell.Bare("Import-TastyTape", ("Path", Tape)).Run();

        Assert.Empty(run.AllErrors);
        Assert.Equal(1m, run.Output.OfType<Quote>().Single().BidPrice);
        Assert.Contains("cut off in line 3", Assert.Single(run.Warnings));
    }

    [Fact]
    public void Compressed_data_that_was_cut_off_is_read_up_to_there()
    {
        Write(isCompressed: true, [Header, .. Enumerable.Range(1, 10_000).Select(Quote)]);
        var bytes = File.ReadAllBytes(Tape);
        File.WriteAllBytes(Tape, bytes[..(bytes.Length / 2)]);

        var run = Shell.Bare("Import-TastyTape", ("Path", Tape)).Run();

        Assert.Empty(run.AllErrors);
        var read = run.Output.OfType<Quote>().ToList();
        Assert.InRange(read.Count, 1000, 9000);
        Assert.Equal(Enumerable.Range(1, read.Count).Select(i => (decimal?)i), read.Select(q => q.BidPrice));
        Assert.Single(run.Warnings);
    }

    [Fact]
    public void A_broken_line_in_the_middle_is_an_error_with_its_number_and_the_others_are_read()
    {
        Write(false, Header, Quote(1), """{"at":"2026-11-20T15:00:02Z","feed":{"eventType" nonsense}}""", "{}", Quote(4), End);

        var run = Shell.Bare("Import-TastyTape", ("Path", Tape)).Run();

        Assert.Equal([1m, 4m], run.Output.OfType<Quote>().Select(q => q.BidPrice!.Value));
        Assert.Equal(["Line 3", "Line 4"], run.AllErrors.Select(e => e.Exception.Message[(Tape.Length + 2)..][..6]));
        Assert.All(run.AllErrors, e => Assert.StartsWith(ErrorIds.TapeLine, e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void A_recording_that_ended_between_two_lines_is_told()
    {
        Write(false, Header, Quote(1), "");

        Assert.Contains("did not come to its end", Assert.Single(Shell.Bare("Import-TastyTape", ("Path", Tape)).Run().Warnings));
    }

    [Fact]
    public void What_a_newer_version_writes_is_passed_over_and_a_newer_tape_refused()
    {
        Write(false, Header, """{"at":"2026-11-20T15:00:02Z","weather":{"sky":"grey"}}""", """{"at":"2026-11-20T15:00:02Z","feed":{"eventType":"Mood","eventSymbol":"SPY","value":1}}""", Quote(4), End);
        var run = Shell.Bare("Import-TastyTape", ("Path", Tape)).Run();
        Assert.Empty(run.AllErrors);
        Assert.Equal(4m, run.Output.OfType<Quote>().Single().BidPrice);

        Write(false, """{"tape":2,"at":"2026-11-20T15:00:00Z"}""");
        Assert.Contains("version 2", Shell.Bare("Import-TastyTape", ("Path", Tape)).Run().SingleError(ErrorIds.TapeInvalid).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Symbol,Price\nSPY,1\n")]
    [InlineData("[1,2]")]
    [InlineData("{\"tape\":\"yes\"}")]
    [InlineData("{\"tape\":1}")]
    public void What_is_no_tape_is_told(string text)
    {
        File.WriteAllText(Tape, text);

        Assert.Equal(Tape, Shell.Bare("Import-TastyTape", ("Path", Tape)).Run().SingleError(ErrorIds.TapeInvalid).TargetObject);
    }

    private const string End = """{"at":"2026-11-20T16:00:00Z","end":{"events":2}}""";

    private static string Quote(int bid) => FormattableString.Invariant($$$"""{"at":"2026-11-20T15:00:01Z","feed":{"eventType":"Quote","eventSymbol":"SPY","bidPrice":{{{bid}}},"askPrice":{{{bid + 1}}},"bidSize":{{{bid * 7919 % 1000}}}}}""");

    private void Write(bool isCompressed, params string[] lines)
    {
        using var file = File.Create(Tape);
        using Stream stream = isCompressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }
}
