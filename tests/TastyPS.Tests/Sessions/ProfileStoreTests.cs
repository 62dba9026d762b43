using TastyPS.Core;

namespace TastyPS.Tests.Sessions;

public sealed class ProfileStoreTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    private ProfileStore Store => new(new StateFolder(_home.Path));

    [Fact]
    public async Task What_is_saved_is_there_for_another_process()
    {
        await Store.SaveAsync(new Profile { Name = "live", Environment = TastyEnvironment.Production, AccountNumber = "5WT", KnownAccounts = ["5WT", "5WU"] }, new Credential("s", "r"), default);

        var again = Store.Get("LIVE");

        Assert.Equal((TastyEnvironment.Production, "5WT", true, true, "5WT; 5WU"), (again.Environment, again.AccountNumber, again.HasSecret, again.IsDefault, again.KnownAccounts.ToString()));
        Assert.Equal(("s", "r"), (Store.Secrets.Read("live")!.ClientSecret, Store.Secrets.Read("live")!.RefreshToken));
    }

    [Fact]
    public async Task The_profile_file_holds_no_secret()
    {
        await Store.SaveAsync(new Profile { Name = "live", Environment = TastyEnvironment.Production }, new Credential("planted-secret", "planted-refresh"), default);

        var text = File.ReadAllText(_home.File("profiles.json"));

        Assert.DoesNotContain("planted", text);
        Assert.Contains("Production", text);
    }

    [Fact]
    public async Task There_is_one_default_and_the_first_is_it()
    {
        await Store.SaveAsync(new Profile { Name = "a" }, null, default);
        await Store.SaveAsync(new Profile { Name = "b" }, null, default);
        Assert.Equal("a", Store.Default()!.Name);

        await Store.SaveAsync(new Profile { Name = "b", IsDefault = true }, null, default);

        Assert.Equal(["b"], Store.List().Where(p => p.IsDefault).Select(p => p.Name));
    }

    [Fact]
    public async Task Removing_takes_the_secret_too()
    {
        await Store.SaveAsync(new Profile { Name = "a" }, new Credential("s", "r"), default);

        await Store.RemoveAsync("A", default);

        Assert.Empty(Store.List());
        Assert.Empty(Directory.GetFiles(_home.Path, "*.secret", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{ "version": 9, "profiles": [] }""")]
    public async Task A_file_that_cannot_be_read_is_named_and_left_alone(string content)
    {
        File.WriteAllText(_home.File("profiles.json"), content);

        var reading = Assert.Throws<TastyException>(() => Store.List());
        var saving = await Assert.ThrowsAsync<TastyException>(() => Store.SaveAsync(new Profile { Name = "a" }, null, default));

        Assert.Equal((ErrorIds.ProfileCorrupt, ErrorIds.ProfileCorrupt), (reading.ErrorId, saving.ErrorId));
        Assert.Contains("profiles.json", reading.Message);
        Assert.Equal(content, File.ReadAllText(_home.File("profiles.json")));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("nul:")]
    public async Task A_name_that_is_no_file_name_is_refused(string name)
    {
        var error = await Assert.ThrowsAsync<TastyException>(() => Store.SaveAsync(new Profile { Name = name }, null, default));

        Assert.Equal(ErrorIds.ProfileName, error.ErrorId);
    }

    [Fact]
    public async Task An_unknown_profile_is_answered_with_those_there_are()
    {
        await Store.SaveAsync(new Profile { Name = "paper" }, null, default);

        var error = Assert.Throws<TastyException>(() => Store.Get("papr"));

        Assert.Equal(ErrorIds.ProfileUnknown, error.ErrorId);
        Assert.Contains("paper", error.Advice);
    }

    [Fact]
    public async Task Twenty_writers_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.SaveAsync(new Profile { Name = $"p{i}" }, null, default))));

        Assert.Equal(20, Store.List().Count);
        Assert.Single(Store.List(), p => p.IsDefault);
        Assert.Empty(Directory.GetFiles(_home.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_secret_file_is_the_owners_alone_and_is_refused_when_it_is_not()
    {
        if (OperatingSystem.IsWindows()) return;
        await Store.SaveAsync(new Profile { Name = "a" }, new Credential("s", "r"), default);
        var file = Assert.Single(Directory.GetFiles(_home.File("secrets")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_home.File("secrets")));

        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherRead);
        var error = Assert.Throws<TastyException>(() => Store.Secrets.Read("a"));

        Assert.Equal((ErrorIds.SecretExposed, file), (error.ErrorId, error.Target));
    }

    [Theory]
    [InlineData("planted-garbage{")]
    [InlineData("""{"ClientSecret":"planted"}""")]
    public async Task A_damaged_secret_is_named_and_not_shown(string content)
    {
        if (OperatingSystem.IsWindows()) return;
        await Store.SaveAsync(new Profile { Name = "a" }, new Credential("s", "r"), default);
        File.WriteAllText(Assert.Single(Directory.GetFiles(_home.File("secrets"))), content);

        var error = Assert.Throws<TastyException>(() => Store.Secrets.Read("a"));

        Assert.Equal(ErrorIds.SecretUnreadable, error.ErrorId);
        Assert.DoesNotContain("planted", error.ToString());
    }

    [Fact]
    public async Task A_held_lock_is_waited_for_and_then_named()
    {
        var clock = new FakeClock();
        var folder = new StateFolder(_home.Path, clock);
        using var held = await folder.LockAsync(default);

        var second = new StateFolder(_home.Path, clock).LockAsync(default);
        while (!second.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(ErrorIds.StateLocked, (await Assert.ThrowsAsync<TastyException>(() => second)).ErrorId);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_an_error_with_advice()
    {
        File.WriteAllText(_home.File("file"), "");
        var store = new ProfileStore(new StateFolder(_home.File("file", "below")));

        var error = await Assert.ThrowsAsync<TastyException>(() => store.SaveAsync(new Profile { Name = "a" }, null, default));

        Assert.Equal(ErrorIds.StateUnavailable, error.ErrorId);
        Assert.Contains("TASTYPS_HOME", error.Advice);
    }
}
