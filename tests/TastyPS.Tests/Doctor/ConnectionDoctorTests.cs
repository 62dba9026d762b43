using TastyPS.Core;
using TastyPS.Core.Doctor;
using TastyPS.Paper;

namespace TastyPS.Tests.Doctor;

/// <summary>Each fault that the broker or the disk can have is one line, and no other line complains.</summary>
public sealed class ConnectionDoctorTests : IAsyncLifetime
{
    private static readonly Version PowerShell = new(7, 6, 5);
    private readonly TemporaryFolder _home = new();
    private readonly PaperBroker _broker = new(new PaperOptions { TimeProvider = new FakeClock() });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _home.Dispose();
    }

    private ProfileStore Profiles => new(new StateFolder(_home.Path));

    [Fact]
    public async Task A_connection_in_order_passes_every_check_in_order()
    {
        _broker.Faults.Add("GET /customers/me/accounts", PaperFault.Header("Date", DateTimeOffset.UtcNow.ToString("R")));

        var checks = await ExamineAsync();

        Assert.Equal(
            ["PowerShell", "StateFolder", "Profile", "SecretStore", "Session", "CircuitBreaker", "OrderJournal", "Network", "UserAgent", "Environment", "Token", "ApiVersion", "ClockSkew", "TradingStatus", "RiskPolicy", "Reconciliation", "QuoteFeed", "Streamer", "RateLimit"],
            checks.Select(c => c.Check));
        Assert.All(checks, c => Assert.Equal((CheckResult.Pass, null), (c.Result, c.NextCommand)));
    }

    [Theory]
    [InlineData("DropBeforeAccept", "Network", CheckResult.Fail, "Test-Connection")]
    [InlineData("ServerError", "Network", CheckResult.Fail, "Test-Connection")]
    [InlineData("ServerPage", "Network", CheckResult.Fail, "Test-Connection")]
    [InlineData("CutBody", "Network", CheckResult.Fail, "Test-Connection")]
    [InlineData("BrokenJson", "Network", CheckResult.Fail, "Test-Connection")]
    [InlineData("NoUserAgent", "UserAgent", CheckResult.Fail, "Get-TastyProfile")]
    [InlineData("GrantRevoked", "Environment", CheckResult.Fail, "Connect-TastySession -Environment Production")]
    [InlineData("SecretRegenerated", "Token", CheckResult.Fail, "Connect-TastySession")]
    [InlineData("NoReadScope", "Token", CheckResult.Fail, "Connect-TastySession")]
    [InlineData("NoTradeScope", "Token", CheckResult.Warn, "Connect-TastySession")]
    [InlineData("OldVersion", "ApiVersion", CheckResult.Fail, "Update-PSResource")]
    [InlineData("Deprecated", "ApiVersion", CheckResult.Warn, "Update-PSResource")]
    [InlineData("ClockSlow", "ClockSkew", CheckResult.Warn, "")]
    [InlineData("ClockWrong", "ClockSkew", CheckResult.Fail, "")]
    [InlineData("Frozen", "TradingStatus", CheckResult.Fail, "Get-TastyTradingStatus")]
    [InlineData("ReadOnly", "TradingStatus", CheckResult.Fail, "Get-TastyTradingStatus")]
    [InlineData("ClosingOnly", "TradingStatus", CheckResult.Warn, "Get-TastyTradingStatus")]
    [InlineData("MarginCall", "TradingStatus", CheckResult.Warn, "Get-TastyTradingStatus")]
    [InlineData("NoTradingStatus", "TradingStatus", CheckResult.Fail, "Get-TastyTradingStatus")]
    [InlineData("DelayedQuotes", "QuoteFeed", CheckResult.Warn, "Get-TastyQuoteToken")]
    [InlineData("QuotesRefused", "QuoteFeed", CheckResult.Fail, "Watch-TastyQuote")]
    [InlineData("NoCustomer", "QuoteFeed", CheckResult.Fail, "Get-TastyAccount")]
    [InlineData("Limited", "RateLimit", CheckResult.Fail, "Get-TastySession")]
    [InlineData("LimitedOnce", "RateLimit", CheckResult.Warn, "Get-TastySession")]
    [InlineData("StreamerRefuses", "Streamer", CheckResult.Fail, "Watch-TastyAccount")]
    [InlineData("BreakerOpen", "CircuitBreaker", CheckResult.Fail, "Get-TastyCircuitBreaker")]
    [InlineData("BreakerTooManyOrders", "CircuitBreaker", CheckResult.Fail, "Get-TastyCircuitBreaker")]
    [InlineData("BreakerDamaged", "CircuitBreaker", CheckResult.Fail, "Reset-TastyCircuitBreaker")]
    [InlineData("TradingOff", "CircuitBreaker", CheckResult.Warn, "Enable-TastyTrading")]
    [InlineData("TradingDamaged", "CircuitBreaker", CheckResult.Fail, "Enable-TastyTrading")]
    [InlineData("PolicyDamaged", "RiskPolicy", CheckResult.Fail, "Get-TastyRiskPolicy")]
    [InlineData("JournalDamaged", "OrderJournal", CheckResult.Fail, "Move-Item")]
    [InlineData("OrderLost", "OrderJournal", CheckResult.Warn, "Get-TastyOrderJournal")]
    [InlineData("Drift", "Reconciliation", CheckResult.Warn, "Compare-TastyPosition")]
    [InlineData("SnapshotDamaged", "Reconciliation", CheckResult.Fail, "Sync-TastyPosition")]
    public async Task A_fault_of_the_venue_is_its_line(string fault, string check, CheckResult result, string command)
    {
        var version = fault == "OldVersion" ? "20200101" : "20261012";
        var credential = new Credential(_broker.ClientSecret, _broker.RefreshToken);
        await BreakAsync(fault);

        var finding = Assert.Single(await ExamineAsync(() => Connect(credential, version)), c => c.Result != CheckResult.Pass);

        Assert.Equal((check, result), (finding.Check, finding.Result));
        Assert.Contains(command, finding.NextCommand);
        Assert.NotEmpty(finding.Detail);
    }

    [Fact]
    public async Task What_rests_on_a_fault_is_left_out()
    {
        _broker.Faults.Add("*", PaperFault.DropBeforeAccept() with { Times = null });

        Assert.Equal(["PowerShell", "StateFolder", "Profile", "SecretStore", "Session", "CircuitBreaker", "OrderJournal", "Network"], (await ExamineAsync()).Select(c => c.Check));
    }

    [Fact]
    public async Task A_credential_of_the_other_environment_is_told_where_it_may_belong()
    {
        var stranger = new Credential(_broker.ClientSecret, "another-refresh-token");

        var finding = Assert.Single(await ExamineAsync(() => Connect(stranger, environment: TastyEnvironment.Production)), c => c.Result == CheckResult.Fail);

        Assert.Equal("Environment", finding.Check);
        Assert.Contains("one of Sandbox", finding.Detail);
        Assert.StartsWith("Connect-TastySession -Environment Sandbox", finding.NextCommand);
    }

    [Theory]
    [InlineData("FolderIsAFile", "StateFolder", CheckResult.Fail)]
    [InlineData("Locked", "StateFolder", CheckResult.Warn)]
    [InlineData("OpenFolder", "StateFolder", CheckResult.Warn)]
    [InlineData("CorruptProfiles", "Profile", CheckResult.Fail)]
    [InlineData("SecretGone", "SecretStore", CheckResult.Fail)]
    [InlineData("SecretDamaged", "SecretStore", CheckResult.Fail)]
    [InlineData("SecretExposed", "SecretStore", CheckResult.Fail)]
    [InlineData("Nothing", "Session", CheckResult.Fail)]
    public async Task A_fault_of_the_disk_is_its_line(string fault, string check, CheckResult result)
    {
        if (fault is "OpenFolder" or "SecretExposed" && OperatingSystem.IsWindows()) return;
        var secret = Path.Combine(_home.Path, "secrets", "live.secret");
        if (fault != "Nothing") await Profiles.SaveAsync(new Profile { Name = "live", Environment = TastyEnvironment.Paper }, new Credential("s", "r"), default);
        using var held = fault == "Locked" ? Profiles.Folder.TryLock() : null;
        var store = Profiles;
        switch (fault)
        {
            case "FolderIsAFile": store = new(new StateFolder(Path.Combine(_home.Path, "profiles.json", "below"))); break;
            case "OpenFolder": File.SetUnixFileMode(_home.Path, (UnixFileMode)0b111_101_101); break;
            case "CorruptProfiles": File.WriteAllText(Path.Combine(_home.Path, "profiles.json"), "{"); break;
            case "SecretGone": File.Delete(secret); break;
            case "SecretDamaged": File.WriteAllText(secret, "no json"); break;
            case "SecretExposed": File.SetUnixFileMode(secret, (UnixFileMode)0b110_100_100); break;
        }
        var connector = new SessionConnector(store, _ => null, () => _broker.AsConnectionEnd());
        // A session that is open already does not mind its folder.
        Func<Connection> prepare = fault is "FolderIsAFile" ? () => Connect() : connector.PrepareDefault;

        // The stored credential is none of the broker's: what the venue says of it is not looked at here.
        var finding = Assert.Single(await ExamineAsync(prepare, store), c => c.Result != CheckResult.Pass && c.Check is not ("Token" or "Environment"));

        Assert.Equal((check, result), (finding.Check, finding.Result));
        Assert.NotNull(finding.NextCommand);
    }

    [Fact]
    public async Task An_old_shell_fails()
    {
        var doctor = new ConnectionDoctor(Profiles, () => Connect(), new Version(7, 2, 0));

        Assert.Equal("PowerShell", Assert.Single(await ListAsync(doctor), c => c.Result == CheckResult.Fail).Check);
    }

    [Fact]
    public async Task What_is_left_of_the_limits_is_told_and_a_429_of_another_process_with_it()
    {
        await using var other = Limited();
        Assert.Contains("of 4000 calls at once are left to all processes", (await RateLineAsync(CheckResult.Pass)).Detail);

        _broker.Faults.Add("GET /accounts/*/trading-status", PaperFault.Status(429));
        await Assert.ThrowsAsync<ApiException>(() => other.Client(SilentSink.Instance).Accounts.TradingStatusAsync(_broker.Accounts[0].AccountNumber, default));

        var line = await RateLineAsync(CheckResult.Warn);
        Assert.Matches(@"these fill more slowly: trading-status \(\d+ of 80 left\) for (1\d|20) s", line.Detail);

        Connection Limited() => new(Connect().Options with { LimitsRate = true, RateScale = 100, MaxRetries = 0 }, new Credential(_broker.ClientSecret, _broker.RefreshToken), "limited");

        async Task<ConnectionCheck> RateLineAsync(CheckResult result)
        {
            var line = (await ExamineAsync(Limited)).Single(c => c.Check == "RateLimit");
            Assert.Equal(result, line.Result);
            return line;
        }
    }

    [Theory]
    [InlineData("Streamer")]
    [InlineData("QuoteFeed")]
    public async Task A_silent_stream_is_given_up_within_fifteen_seconds(string check)
    {
        var clock = new FakeClock();
        _broker.StreamFaults.IsSilent = check == "Streamer";
        _broker.DxlinkFaults.IsSilent = check == "QuoteFeed";
        var examining = ExamineAsync(() => new Connection(Connect().Options with { TimeProvider = clock }, new Credential(_broker.ClientSecret, _broker.RefreshToken), "silent"));

        var took = await Streaming.Patience.AdvanceUntilAsync(clock, () => examining.IsCompleted, TimeSpan.FromMinutes(1));

        var finding = Assert.Single(await examining, c => c.Result != CheckResult.Pass);
        Assert.Equal((check, CheckResult.Fail), (finding.Check, finding.Result));
        Assert.InRange(took, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
    }

    private async Task BreakAsync(string fault)
    {
        const string Accounts = "GET /customers/me/accounts";
        var account = _broker.Accounts[0];
        switch (fault)
        {
            case "DropBeforeAccept": _broker.Faults.Add("*", PaperFault.DropBeforeAccept() with { Times = null }); break;
            case "ServerError": _broker.Faults.Add("*", PaperFault.Status(503) with { Times = null }); break;
            case "ServerPage": _broker.Faults.Add(Accounts, PaperFault.Html(502) with { Times = null }); break;
            case "CutBody": _broker.Faults.Add(Accounts, PaperFault.CutBody() with { Times = null }); break;
            case "BrokenJson": _broker.Faults.Add(Accounts, PaperFault.BrokenJson() with { Times = null }); break;
            case "NoUserAgent": _broker.Faults.Add("*", PaperFault.Html(401) with { Times = null }); break;
            case "GrantRevoked": _broker.OAuth.RevokeGrant(); break;
            case "SecretRegenerated": _broker.OAuth.RegenerateClientSecret(); break;
            case "NoReadScope": _broker.OAuth.Scopes = new HashSet<string> { "openid" }; break;
            case "NoTradeScope": _broker.OAuth.Scopes = new HashSet<string> { "openid", "read" }; break;
            case "OldVersion": break;
            case "Deprecated": _broker.Faults.Add(Accounts, PaperFault.Header("Deprecation", "@1794787200")); break;
            case "ClockSlow": _broker.Faults.Add(Accounts, PaperFault.Header("Date", DateTimeOffset.UtcNow.AddSeconds(30).ToString("R"))); break;
            case "ClockWrong": _broker.Faults.Add(Accounts, PaperFault.Header("Date", DateTimeOffset.UtcNow.AddMinutes(-10).ToString("R"))); break;
            case "Frozen": account.IsFrozen = true; break;
            case "ReadOnly": account.AuthorityLevel = "read-only"; break;
            case "ClosingOnly": account.IsClosingOnly = true; break;
            case "MarginCall": _broker.Faults.Add("GET /accounts/*/trading-status", Json("""{"data":{"account-number":"5WP10042","is-in-margin-call":true}}""")); break;
            case "NoTradingStatus": _broker.Faults.Add("GET /accounts/*/trading-status", PaperFault.Status(500) with { Times = null }); break;
            case "DelayedQuotes":
                await using (var reader = Connect())
                {
                    var token = await reader.Client(SilentSink.Instance).MarketData.QuoteTokenAsync(default);
                    _broker.Faults.Add("GET /api-quote-tokens", Json($$$"""{"data":{"token":"{{{token.Token}}}","level":"demo","dxlink-url":"{{{token.DxlinkUrl}}}"}}""") with { Times = null });
                }
                break;
            case "QuotesRefused": _broker.DxlinkFaults.RefusesTokens = 1; break;
            case "NoCustomer": _broker.Faults.Add("GET /api-quote-tokens", Json("""{"error":{"code":"quote_streamer.customer_not_found_error","message":"Customer not found"}}""", 404)); break;
            case "Limited": _broker.Faults.Add(Accounts, PaperFault.Status(429) with { Times = null }); break;
            case "LimitedOnce": _broker.Faults.Add("GET /api-quote-tokens", PaperFault.Status(429)); break;
            case "StreamerRefuses": _broker.StreamFaults.Refuses = 1; break;
            case "BreakerOpen":
                // What the venue's failures do to whoever was here before.
                _broker.Faults.Add("*", PaperFault.Html(502) with { Times = null });
                await using (var earlier = Connect())
                    for (var i = 0; i < 5; i++)
                        await Assert.ThrowsAnyAsync<TastyException>(() => earlier.OpenAsync(SilentSink.Instance, default));
                _broker.Faults.Clear();
                break;
            case "BreakerTooManyOrders": await Connect().Breaker.TripAsync(BreakerCause.OrderRate, "61 orders in a minute", default); break;
            case "BreakerDamaged": File.WriteAllText(_home.File("breaker-paper.json"), "{"); break;
            case "TradingOff": await Connect().Breaker.Switch.DisableAsync(TastyEnvironment.Paper, "holidays", default); break;
            case "TradingDamaged": File.WriteAllText(_home.File("trading.json"), "{"); break;
            case "PolicyDamaged": File.WriteAllText(_home.File("risk-policy.json"), "{"); break;
            case "JournalDamaged":
                Directory.CreateDirectory(_home.File("journal"));
                File.WriteAllText(_home.File("journal", $"orders-{DateTimeOffset.UtcNow:yyyyMM}.jsonl"), "no json\n{\"id\":\"1\"}\n");
                break;
            case "OrderLost":
                await using (var sender = Connect())
                    await sender.Journal.BeginAsync(OrderIntent.Place(sender, account.AccountNumber, Orders.OrderBench.Buy(), allowDuplicate: false), SilentSink.Instance, default);
                break;
            case "Drift":
                await SynchronizeAsync(account);
                _broker.Incidents.Deliver(account.AccountNumber, "Transfer", "XOM", -150);
                await SynchronizeAsync(account);
                break;
            case "SnapshotDamaged": File.WriteAllText(_home.File($"reconciliation-paper-{account.AccountNumber}.json"), "{"); break;
            default: throw new ArgumentException(fault);
        }
    }

    private async Task SynchronizeAsync(PaperAccount account)
    {
        await using var connection = Connect();
        var books = connection.Client(SilentSink.Instance).Reconciliation;
        await books.ApplyAsync(await books.CompareAsync(account.AccountNumber, isAcknowledged: false, default), isAcknowledged: false, default);
    }

    private static PaperFault Json(string body, int status = 200) => PaperFault.Instead(new PaperResponse(status, "application/json", System.Text.Encoding.UTF8.GetBytes(body)));

    private Connection Connect(Credential? credential = null, string version = "20261012", TastyEnvironment environment = TastyEnvironment.Paper) => new(
        ConnectionOptions.For(environment) with { Transport = () => new PaperHttpHandler(_broker), StreamConnections = () => PaperSockets.Connect(_broker), VenueClock = _broker.Clock, RetryDelay = TimeSpan.FromMilliseconds(1), ApiVersion = version, LimitsRate = false, JournalState = new StateFolder(_home.Path), Breaker = new BreakerLimits() },
        credential ?? new Credential(_broker.ClientSecret, _broker.RefreshToken), "test");

    private Task<List<ConnectionCheck>> ExamineAsync(Func<Connection>? prepare = null, ProfileStore? profiles = null) =>
        ListAsync(new ConnectionDoctor(profiles ?? Profiles, prepare ?? (() => Connect()), PowerShell));

    private static async Task<List<ConnectionCheck>> ListAsync(ConnectionDoctor doctor)
    {
        var checks = new List<ConnectionCheck>();
        await foreach (var check in doctor.ExamineAsync(default)) checks.Add(check);
        return checks;
    }
}
