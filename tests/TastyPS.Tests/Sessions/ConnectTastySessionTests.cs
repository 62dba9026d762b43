using System.Security;
using TastyPS.Commands;
using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.TestEngine;

namespace TastyPS.Tests.Sessions;

/// <summary>The cmdlets of sessions and profiles, on the process's own hub and state folder: one test at a time.</summary>
[Collection(nameof(DefaultSession))]
public sealed class ConnectTastySessionTests : IDisposable
{
    private readonly TestShell _shell = new TestShell().Register(ModuleUnderTest.Cmdlets);
    private readonly PaperBroker _broker = new();

    public ConnectTastySessionTests()
    {
        var home = Environment.GetEnvironmentVariable("TASTYPS_HOME")!;
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
        PaperHost.Use(_broker);
    }

    public void Dispose()
    {
        if (SessionHub.Instance.Find("paper") is { } connection) SessionHub.Instance.RemoveAsync(connection).GetAwaiter().GetResult();
        PaperHost.Use(null);
    }

    [Fact]
    public void Connecting_to_paper_needs_nothing_and_is_remembered()
    {
        var session = _shell.Run("Connect-TastySession", ("Environment", "Paper")).Single<Session>();

        Assert.Equal(("paper", TastyEnvironment.Paper, true, 2), (session.Name, session.Environment, session.IsDefault, session.AccountNumbers.Count));
        var profile = _shell.Run("Get-TastyProfile").Single<Profile>();
        Assert.Equal(("paper", true, false, 2), (profile.Name, profile.IsDefault, profile.HasSecret, profile.KnownAccounts.Count));
    }

    [Fact]
    public void Scope_process_is_not_remembered()
    {
        _shell.Run("Connect-TastySession", ("Environment", "Paper"), ("Scope", "Process")).Single<Session>();

        Assert.Empty(_shell.Run("Get-TastyProfile").Output);
    }

    [Fact]
    public void A_session_is_listed_and_ended()
    {
        _shell.Run("Connect-TastySession", ("Environment", "Paper"), ("Scope", "Process"));
        Assert.Contains(_shell.Run("Get-TastySession", ("", "pap*")).All<Session>(), s => s.RequestCount == 2);

        Assert.Empty(_shell.Run("Disconnect-TastySession", ("", "paper")).AllErrors);

        _shell.Run("Get-TastySession", ("", "paper")).SingleError(ErrorIds.SessionUnknown);
    }

    [Fact]
    public void A_profile_is_changed_and_removed_when_confirmed()
    {
        var account = _shell.Run("Connect-TastySession", ("Environment", "Paper")).Single<Session>().AccountNumbers[1];

        Assert.Equal(account, _shell.Run("Set-TastyProfile", ("Name", "paper"), ("AccountNumber", account), ("PassThru", null)).Single<Profile>().AccountNumber);
        Assert.Null(_shell.Run("Set-TastyProfile", ("Name", "paper"), ("AccountNumber", Array.Empty<string>()), ("PassThru", null)).Single<Profile>().AccountNumber);
        _shell.Run("Set-TastyProfile", ("Name", "paper"), ("AccountNumber", account));
        _shell.Run("Remove-TastyProfile", ("Name", "paper"), ("WhatIf", null));
        Assert.Equal(account, _shell.Run("Get-TastyProfile", ("Name", "paper")).Single<Profile>().AccountNumber);

        _shell.Run("Remove-TastyProfile", ("Name", "paper"), ("Confirm", false));
        _shell.Run("Get-TastyProfile", ("Name", "paper")).SingleError(ErrorIds.ProfileUnknown);
    }

    [Fact]
    public void Wrong_secrets_end_the_command_and_show_nothing()
    {
        var run = _shell.Run("Connect-TastySession", ("Environment", "Paper"), ("ClientSecret", Secure("planted-secret")), ("RefreshToken", Secure("planted-refresh")), ("Verbose", null), ("Debug", null));

        Assert.Equal(ErrorIds.SessionDead, run.Terminating!.FullyQualifiedErrorId.Split(',')[0]);
        Assert.DoesNotContain("planted", $"{run}{run.Terminating}{run.Terminating.Exception}{string.Join('\n', run.Verbose)}{string.Join('\n', run.Debug)}");
        Assert.NotEmpty(run.Debug);
    }

    [Fact]
    public void A_revoked_grant_says_what_to_do()
    {
        _shell.Run("Connect-TastySession", ("Environment", "Paper"), ("Scope", "Process"));
        _broker.OAuth.RevokeGrant();

        var run = _shell.Run("Get-TastyAccount", ("Session", "paper"));

        var error = run.Terminating!;
        Assert.Equal(ErrorIds.SessionDead, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("refresh token", error.Exception.Message);
    }

    [Fact]
    public void An_unknown_profile_and_a_production_without_credentials_say_what_there_is()
    {
        Assert.Equal(ErrorIds.ProfileUnknown, _shell.Run("Connect-TastySession", ("", "nope")).Terminating!.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorIds.SessionCredential, _shell.Run("Connect-TastySession", ("Environment", "Production")).Terminating!.FullyQualifiedErrorId.Split(',')[0]);
    }

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        return secure;
    }
}

/// <summary>Tests that use the process's default session and the user's state folder.</summary>
[CollectionDefinition(nameof(DefaultSession))]
public sealed class DefaultSession;
