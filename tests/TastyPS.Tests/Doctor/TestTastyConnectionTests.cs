using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Sessions;

namespace TastyPS.Tests.Doctor;

/// <summary>The doctor as a cmdlet; it looks into the user's state folder, so one test at a time.</summary>
[Collection(nameof(DefaultSession))]
public sealed class TestTastyConnectionTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public TestTastyConnectionTests()
    {
        var home = Environment.GetEnvironmentVariable("TASTYPS_HOME")!;
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_good_connection_is_true() => Assert.True(_shell.Pipe("Test-TastyConnection").Run().Single<bool>());

    [Fact]
    public void A_warning_is_still_true_and_a_fault_is_false()
    {
        _shell.Broker.Accounts[0].IsClosingOnly = true;
        Assert.True(_shell.Pipe("Test-TastyConnection").Run().Single<bool>());

        _shell.Broker.Accounts[0].IsFrozen = true;
        Assert.False(_shell.Pipe("Test-TastyConnection").Run().Single<bool>());
    }

    [Fact]
    public void Detailed_gives_a_line_a_check()
    {
        _shell.Broker.Accounts[0].IsFrozen = true;

        var checks = _shell.Pipe("Test-TastyConnection", ("Detailed", null)).Run().All<ConnectionCheck>();

        Assert.Equal(18, checks.Count);
        Assert.Equal($"{_shell.Margin} is frozen: no order is taken.", Assert.Single(checks, c => c.Result == CheckResult.Fail).Detail);
    }

    [Fact]
    public void A_session_that_is_gone_is_a_finding_and_no_error()
    {
        var run = _shell.Bare("Test-TastyConnection", ("Session", new Session { Name = "gone" }), ("Detailed", null)).Run();

        Assert.Equal("Session", Assert.Single(run.All<ConnectionCheck>(), c => c.Result == CheckResult.Fail).Check);
    }
}
