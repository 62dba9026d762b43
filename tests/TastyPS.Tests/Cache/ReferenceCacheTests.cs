using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Cache;

public sealed class ReferenceCacheTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly PaperShell _shell;

    public ReferenceCacheTests() => _shell = new PaperShell(state: State);

    private StateFolder State => new(_home.Path);

    public void Dispose()
    {
        _shell.Dispose();
        _home.Dispose();
    }

    private int CallsOf(string name, params (string, object?)[] arguments)
    {
        _shell.Broker.Requests.Clear();
        Assert.NotEmpty(_shell.Pipe(name, arguments).Run().Output);
        // A token that ran out is refreshed on the way: that is no look.
        return _shell.Broker.Requests.Entries.Count(r => r is { Method: "GET", Status: 200 });
    }

    [Fact]
    public void The_second_look_costs_no_call_and_gives_the_same()
    {
        var first = _shell.Pipe("Get-TastyFutureProduct").Run().All<FutureProduct>();
        _shell.Broker.Requests.Clear();

        Assert.Equal(first.Select(p => p.Code), _shell.Pipe("Get-TastyFutureProduct").Run().All<FutureProduct>().Select(p => p.Code));
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void NoCache_asks_again_and_keeps_the_answer()
    {
        Assert.Equal(1, CallsOf("Get-TastyFutureProduct"));
        Assert.Equal(1, CallsOf("Get-TastyFutureProduct", ("NoCache", null)));
        Assert.Equal(0, CallsOf("Get-TastyFutureProduct"));
    }

    [Fact]
    public void An_hour_is_long_for_a_chain_and_short_for_products()
    {
        CallsOf("Get-TastyExpiration", ("Symbol", "SPY"));
        CallsOf("Get-TastyFutureProduct");
        _shell.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(1, CallsOf("Get-TastyExpiration", ("Symbol", "SPY")));
        Assert.Equal(0, CallsOf("Get-TastyFutureProduct"));
    }

    [Fact]
    public void Nothing_outlives_the_trading_day()
    {
        CallsOf("Get-TastyFutureProduct");
        _shell.Clock.Advance(TimeSpan.FromHours(15));

        Assert.Equal(1, CallsOf("Get-TastyFutureProduct"));
    }

    [Fact]
    public void Prices_are_never_kept()
    {
        CallsOf("Get-TastyMarketData", ("Symbol", "SPY"));

        Assert.Equal(1, CallsOf("Get-TastyMarketData", ("Symbol", "SPY")));
    }

    [Fact]
    public void An_error_is_never_kept()
    {
        _shell.Broker.Faults.Add("GET /instruments/future-products", PaperFault.BrokenJson());
        _shell.Pipe("Get-TastyFutureProduct").Run().SingleError(ErrorIds.JsonInvalid);

        Assert.Equal(1, CallsOf("Get-TastyFutureProduct"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void A_damaged_file_is_as_good_as_none(int length)
    {
        CallsOf("Get-TastyFutureProduct");
        foreach (var file in Directory.GetFiles(_home.File("cache"), "*", SearchOption.AllDirectories)) File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);

        Assert.Equal(1, CallsOf("Get-TastyFutureProduct"));
        Assert.Equal(0, CallsOf("Get-TastyFutureProduct"));
    }

    [Fact]
    public void Garbage_of_the_right_length_is_asked_for_again()
    {
        CallsOf("Get-TastyFutureProduct");
        foreach (var file in Directory.GetFiles(_home.File("cache"), "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            Array.Fill(bytes, (byte)'x', 16, bytes.Length - 16);
            File.WriteAllBytes(file, bytes);
        }

        Assert.Equal(1, CallsOf("Get-TastyFutureProduct"));
    }

    [Fact]
    public void Environments_and_addresses_do_not_mix()
    {
        ReferenceCache Of(TastyEnvironment environment, string? uri = null) => ReferenceCache.Of(ConnectionOptions.For(environment, uri is null ? null : new Uri(uri)) with { State = State })!;
        Of(TastyEnvironment.Paper).Write("/x", "paper"u8);

        Assert.NotNull(Of(TastyEnvironment.Paper).Read("/x", CacheLife.Hour));
        Assert.Null(Of(TastyEnvironment.Production).Read("/x", CacheLife.Hour));
        Assert.Null(Of(TastyEnvironment.Sandbox).Peek("/x"));
        Assert.Null(Of(TastyEnvironment.Paper, "http://127.0.0.1:8080").Peek("/x"));

        Of(TastyEnvironment.Paper, "http://127.0.0.1:8080").Write("/x", "other"u8);
        Of(TastyEnvironment.Production).Write("/x", "production"u8);
        Assert.Equal(2, ReferenceCache.Clear(State, TastyEnvironment.Paper));
        Assert.Null(Of(TastyEnvironment.Paper).Peek("/x"));
        Assert.NotNull(Of(TastyEnvironment.Production).Peek("/x"));
        Assert.Equal(1, ReferenceCache.Clear(State, null));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_speed_and_no_answer()
    {
        // A file where the folder should be.
        File.WriteAllText(_home.File("cache"), "");

        Assert.Equal(1, CallsOf("Get-TastyFutureProduct"));
        Assert.Equal(1, CallsOf("Get-TastyFutureProduct"));
    }

    [Fact]
    public async Task A_command_that_is_ended_from_downstream_keeps_what_it_read()
    {
        Assert.Single(_shell.Pipe("Get-TastyFutureProduct").First(1).Run().Output);
        await Patience.UntilAsync(() => Directory.Exists(_home.File("cache")) && Directory.GetFiles(_home.File("cache"), "*", SearchOption.AllDirectories).Any(f => !f.EndsWith(".tmp", StringComparison.Ordinal)), "the file of the products");

        Assert.Equal(0, CallsOf("Get-TastyFutureProduct"));
    }

    [Fact]
    public void The_accounts_are_kept_for_an_hour()
    {
        Assert.Equal(1, CallsOf("Get-TastyAccount"));
        Assert.Equal(0, CallsOf("Get-TastyAccount"));
        Assert.Equal(1, CallsOf("Get-TastyAccount", ("NoCache", null)));
        Assert.Equal(1, CallsOf("Get-TastyAccount", ("AccountNumber", _shell.Margin)));
        Assert.Equal(0, CallsOf("Get-TastyAccount", ("AccountNumber", _shell.Margin)));
        _shell.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, CallsOf("Get-TastyAccount"));
    }

    [Fact]
    public void Another_login_is_not_served_the_accounts_of_the_first()
    {
        using var other = new PaperShell(new PaperOptions { TimeProvider = _shell.Clock, Seed = 4711 }, State);
        other.Broker.Requests.Clear();
        Assert.NotEqual(_shell.Broker.RefreshToken, other.Broker.RefreshToken);
        CallsOf("Get-TastyAccount", ("AccountNumber", _shell.Margin));

        other.Pipe("Get-TastyAccount", ("AccountNumber", _shell.Margin)).Run();

        Assert.Contains(other.Wire, w => w.StartsWith("GET /customers/me/accounts/", StringComparison.Ordinal));
    }

    [Fact]
    public void What_nobody_renewed_for_a_week_is_deleted_but_words_of_completion_stay()
    {
        CallsOf("Get-TastyAccount");
        var week = DateTime.UnixEpoch.AddDays(1);
        var paper = Path.GetDirectoryName(Directory.GetFiles(_home.File("cache"), "*", SearchOption.AllDirectories)[0])!;
        var dead = Directory.CreateDirectory(_home.File(Path.Combine("cache", "paper@127.0.0.1_50001"))).FullName;
        foreach (var old in (string[])[Path.Combine(paper, "0123"), Path.Combine(paper, "symbols"), Path.Combine(dead, "4567"), Path.Combine(dead, "symbols")])
        {
            File.WriteAllText(old, "SPY\tSPDR");
            File.SetLastWriteTimeUtc(old, week);
        }
        File.WriteAllText(Path.Combine(paper, "young"), "");

        ReferenceCache.Of(ConnectionOptions.For(TastyEnvironment.Paper) with { State = State })!.Write("/x", "fresh"u8);

        Assert.False(File.Exists(Path.Combine(paper, "0123")));
        Assert.True(File.Exists(Path.Combine(paper, "young")) && File.Exists(Path.Combine(paper, "symbols")));
        Assert.False(Directory.Exists(dead));
    }

    [Fact]
    public void Completers_know_what_passed_by()
    {
        CallsOf("Get-TastyExpiration", ("Symbol", "SPY"));
        CallsOf("Find-TastySymbol", ("Text", "AAP"));

        Assert.Equal("Apple Inc.", _shell.Connection.Cache!.Seen.All["AAPL"].Split(" - ")[0]);
        var index = ChainIndex.Read(_shell.Connection.Cache, "SPY");
        Assert.Contains(new DateTime(2026, 12, 18), index.Select(e => e.Date));
        Assert.All(index, e => Assert.NotEmpty(e.Strikes));
    }
}
