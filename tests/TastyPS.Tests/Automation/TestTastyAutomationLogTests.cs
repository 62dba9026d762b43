using TastyPS.Core.Automation;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Automation;

public sealed class TestTastyAutomationLogTests : IDisposable
{
    private readonly PaperShell _shell = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_log_as_it_was_written_is_intact()
    {
        var (path, hash) = Written(3);

        var check = _shell.Bare("Test-TastyAutomationLog", ("", path), ("LogHash", hash)).Run().Single<AuditLogCheck>();

        Assert.Equal((true, 3, hash, path), (check.IsIntact, check.Lines, check.LogHash, check.Path));
        Assert.Null(check.BrokenLine);
    }

    [Fact]
    public void A_result_is_its_own_argument()
    {
        var (path, hash) = Written(3);
        File.WriteAllLines(path, File.ReadAllLines(path)[..2]);

        var check = _shell.Bare("Test-TastyAutomationLog").Input(new AutomationResult { LogPath = path, LogHash = hash }).Run().Single<AuditLogCheck>();

        Assert.False(check.IsIntact);
        Assert.Contains("cut off", check.Reason);
    }

    [Fact]
    public void A_changed_line_is_named()
    {
        var (path, _) = Written(4);
        var lines = File.ReadAllLines(path);
        lines[1] = lines[1].Replace("step 1", "step 9", StringComparison.Ordinal);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");

        var check = _shell.Bare("Test-TastyAutomationLog", ("Path", path)).Run().Single<AuditLogCheck>();

        Assert.Equal((false, 3), (check.IsIntact, check.BrokenLine!.Value));
    }

    [Fact]
    public void A_path_is_the_shells()
    {
        var (path, _) = Written(1);

        Assert.Equal(path, _shell.Bare("Test-TastyAutomationLog", ("Path", Path.GetRelativePath(Directory.GetCurrentDirectory(), path))).Run().Single<AuditLogCheck>().Path);
    }

    [Fact]
    public void A_log_that_is_not_there_is_an_error_and_the_others_are_looked_at()
    {
        var (path, _) = Written(1);

        var run = _shell.Bare("Test-TastyAutomationLog", ("Path", new[] { Path.Combine(_folder.Path, "none.jsonl"), path })).Run();

        Assert.Contains("none.jsonl", run.SingleError(ErrorIds.AutomationLog).Exception.Message);
        Assert.True(Assert.IsType<AuditLogCheck>(Assert.Single(run.Output)).IsIntact);
    }

    [Fact]
    public void A_file_that_is_no_log_is_not_intact()
    {
        var path = Path.Combine(_folder.Path, "other.txt");
        File.WriteAllText(path, "hello\n");

        Assert.Contains("no JSON", _shell.Bare("Test-TastyAutomationLog", ("Path", path)).Run().Single<AuditLogCheck>().Reason);
    }

    private (string Path, string Hash) Written(int lines)
    {
        var log = new AuditLog(Path.Combine(_folder.Path, "log.jsonl"), TimeProvider.System);
        for (var i = 0; i < lines; i++) log.Write("note", new() { ["message"] = $"step {i}" });
        return (log.Path, log.LastHash);
    }
}
