using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Sessions;

public sealed class SessionConnectorTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly PaperBroker _broker = new(new PaperOptions { TimeProvider = new FakeClock() });
    private readonly RecordingSink _sink = new();

    public void Dispose() => _home.Dispose();

    private ProfileStore Profiles => new(new StateFolder(_home.Path));

    private SessionConnector Connector => new(Profiles, _variables.GetValueOrDefault, () => new PaperEnd(() => new PaperHttpHandler(_broker), () => PaperSockets.Connect(_broker), new Credential(_broker.ClientSecret, _broker.RefreshToken), _broker.Clock));

    private async Task<TastyException> FailsAsync(ConnectRequest said) => await Assert.ThrowsAsync<TastyException>(() => Connector.ConnectAsync(said, _sink, default));

    [Fact]
    public async Task An_explicit_connect_with_nothing_is_paper()
    {
        await using var connection = await Connector.ConnectAsync(new() { Persist = true }, _sink, default);

        Assert.Equal((TastyEnvironment.Paper, "paper", 2), (connection.Options.Environment, connection.Name, connection.AccountNumbers.Count));
        Assert.Equal("paper", Profiles.Default()!.Name);
    }

    [Fact]
    public async Task An_implicit_connect_with_nothing_is_an_error_that_says_what_to_type()
    {
        var error = await Assert.ThrowsAsync<TastyException>(() => Connector.ConnectDefaultAsync(_sink, default));

        Assert.Equal(ErrorIds.SessionNone, error.ErrorId);
        Assert.Contains("Connect-TastySession", error.Advice);
    }

    [Fact]
    public async Task An_implicit_connect_takes_the_default_profile()
    {
        await (await Connector.ConnectAsync(new() { Persist = true, AccountNumber = _broker.Accounts.First().AccountNumber }, _sink, default)).DisposeAsync();

        await using var later = await Connector.ConnectDefaultAsync(_sink, default);

        Assert.Equal(("paper", _broker.Accounts.First().AccountNumber), (later.Name, later.DefaultAccount));
    }

    [Fact]
    public async Task The_logins_known_for_an_environment_are_its_profiles_and_the_variables_and_no_broker_in_memory()
    {
        await Profiles.SaveAsync(new Profile { Name = "memory", Environment = TastyEnvironment.Paper }, null, default);
        await Profiles.SaveAsync(new Profile { Name = "loopback", Environment = TastyEnvironment.Paper, Uri = new Uri("http://127.0.0.1:8080") }, new Credential("s", "r"), default);
        await Profiles.SaveAsync(new Profile { Name = "live", Environment = TastyEnvironment.Production }, new Credential("s", "r"), default);
        (_variables["TASTYPS_ENVIRONMENT"], _variables["TASTYPS_CLIENT_SECRET"], _variables["TASTYPS_REFRESH_TOKEN"]) = ("Production", "s", "r");

        Assert.Equal(["loopback"], Connector.Known(TastyEnvironment.Paper).Select(l => l.Profile));
        Assert.Equal(["live", "environment"], Connector.Known(TastyEnvironment.Production).Select(l => l.Profile));
        Assert.Empty(Connector.Known(TastyEnvironment.Sandbox));
        Assert.All(Connector.Known(TastyEnvironment.Production), l => Assert.False(l.Persist));
    }

    [Fact]
    public async Task Scope_process_leaves_nothing_on_disk()
    {
        await using var connection = await Connector.ConnectAsync(new() { Persist = false, Environment = TastyEnvironment.Paper }, _sink, default);

        Assert.Empty(Directory.GetFileSystemEntries(_home.Path));
    }

    [Fact]
    public async Task Variables_without_an_environment_are_refused()
    {
        _variables["TT_SECRET"] = "planted";
        _variables["TT_REFRESH"] = "planted";

        var error = await Assert.ThrowsAsync<TastyException>(() => Connector.ConnectDefaultAsync(_sink, default));

        Assert.Equal(ErrorIds.SessionEnvironment, error.ErrorId);
        Assert.DoesNotContain("planted", error.ToString());
    }

    [Fact]
    public async Task Variables_with_an_environment_connect_and_are_not_stored()
    {
        _variables["TASTYPS_ENVIRONMENT"] = "paper";
        _variables["TASTYPS_CLIENT_SECRET"] = _broker.ClientSecret;
        _variables["TASTYPS_REFRESH_TOKEN"] = _broker.RefreshToken;

        await using var connection = await Connector.ConnectDefaultAsync(_sink, default);

        Assert.Equal("environment", connection.Name);
        Assert.Empty(Profiles.List());
    }

    [Fact]
    public async Task Half_a_credential_says_which_half()
    {
        _variables["TASTYPS_ENVIRONMENT"] = "Production";
        _variables["TASTYPS_CLIENT_SECRET"] = "x";

        var error = await Assert.ThrowsAsync<TastyException>(() => Connector.ConnectDefaultAsync(_sink, default));

        Assert.Equal(ErrorIds.SessionCredential, error.ErrorId);
        Assert.Contains("TASTYPS_REFRESH_TOKEN", error.Message);
    }

    [Fact]
    public async Task Credentials_without_an_environment_are_refused() =>
        Assert.Equal(ErrorIds.SessionEnvironment, (await FailsAsync(new() { Credential = new("a", "b") })).ErrorId);

    [Fact]
    public async Task Production_without_a_credential_says_what_to_type()
    {
        var error = await FailsAsync(new() { Environment = TastyEnvironment.Production });

        Assert.Equal(ErrorIds.SessionCredential, error.ErrorId);
        Assert.Contains("-Environment Production", error.Advice);
    }

    [Fact]
    public async Task A_profiles_secret_is_not_tried_on_another_environment()
    {
        await Profiles.SaveAsync(new Profile { Name = "mine", Environment = TastyEnvironment.Sandbox }, new Credential("a", "b"), default);

        Assert.Equal(ErrorIds.SessionCredential, (await FailsAsync(new() { Profile = "mine", Environment = TastyEnvironment.Production })).ErrorId);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("ftp://127.0.0.1")]
    public async Task A_base_address_in_clear_is_refused_off_this_machine(string uri) =>
        Assert.Equal(ErrorIds.SessionUri, (await FailsAsync(new() { Environment = TastyEnvironment.Production, Uri = new(uri), Credential = new("a", "b") })).ErrorId);

    [Fact]
    public async Task An_address_of_ones_own_is_a_profile_of_its_own()
    {
        await (await Connector.ConnectAsync(new() { Environment = TastyEnvironment.Paper, Persist = true }, _sink, default)).DisposeAsync();
        await using var listener = PaperListener.Start(_broker);

        await using var other = await Connector.ConnectAsync(new() { Uri = listener.Rest, Credential = new(_broker.ClientSecret, _broker.RefreshToken), Persist = true }, _sink, default);

        Assert.Equal($"paper-{listener.Port}", other.Name);
        Assert.Null(Profiles.Get("paper").Uri);
        Assert.Equal("paper", Profiles.Default()!.Name);
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_account_are_said_and_nothing_is_stored()
    {
        var dead = await FailsAsync(new() { Environment = TastyEnvironment.Paper, Credential = new("planted-wrong", _broker.RefreshToken), Persist = true });
        var account = await FailsAsync(new() { Environment = TastyEnvironment.Paper, AccountNumber = "NOPE", Persist = true });

        Assert.Equal((ErrorIds.SessionDead, ErrorIds.AccountUnknown), (dead.ErrorId, account.ErrorId));
        Assert.DoesNotContain("planted", dead.ToString());
        Assert.Contains(_broker.Accounts.First().AccountNumber, account.Advice);
        Assert.Empty(Profiles.List());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_transient()
    {
        await using var away = Pipelines.Connect(new ScriptedHandler { Token = null, Otherwise = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError) });

        Assert.Equal(ErrorIds.SessionRefresh, (await Assert.ThrowsAsync<TastyException>(() => away.OpenAsync(_sink, default))).ErrorId);
    }
}
