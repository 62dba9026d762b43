using System.Collections;
using System.Text.Json.Nodes;
using TastyPS.Core;
using TastyPS.Core.Automation;

namespace TastyPS.Tests.Automation;

public sealed class AuditLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("audit", "log.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_chain_goes_on_from_process_to_process()
    {
        Write("one", "two");
        var hash = Write("three");

        var check = AuditChain.Check(Path, hash);

        Assert.Equal((true, 3, hash), (check.IsIntact, check.Lines, check.LogHash));
    }

    [Theory]
    [InlineData("change", 2)]
    [InlineData("delete", 2)]
    [InlineData("swap", 2)]
    [InlineData("insert", 2)]
    [InlineData("first", 1)]
    public void What_was_changed_afterwards_is_found(string how, int broken)
    {
        var hash = Write("one", "two", "three", "four");
        var lines = File.ReadAllLines(Path).ToList();
        switch (how)
        {
            // The line after the changed one no longer names it.
            case "change": lines[0] = lines[0].Replace("one", "eno", StringComparison.Ordinal); break;
            case "delete": lines.RemoveAt(1); break;
            case "swap": lines.Reverse(1, 2); break;
            case "insert": lines.Insert(1, """{"at":"2026-01-01T00:00:00Z","event":"run"}"""); break;
            case "first": lines.RemoveAt(0); break;
        }
        File.WriteAllText(Path, string.Join('\n', lines) + "\n");

        var check = AuditChain.Check(Path, hash);

        Assert.Equal((false, broken), (check.IsIntact, check.BrokenLine));
    }

    [Fact]
    public void Lines_cut_off_at_the_end_are_seen_by_whoever_has_the_hash()
    {
        var hash = Write("one", "two");
        File.WriteAllText(Path, File.ReadAllLines(Path)[0] + "\n");

        Assert.True(AuditChain.Check(Path, null).IsIntact);
        Assert.Contains("cut off", AuditChain.Check(Path, hash).Reason);
    }

    [Fact]
    public void A_torn_line_stays_and_the_chain_goes_on_from_it()
    {
        Write("one");
        File.AppendAllText(Path, "{\"at\":\"2026");
        Write("two");

        var check = AuditChain.Check(Path, null);

        Assert.Equal((3, 2), (check.Lines, check.BrokenLine));
        Assert.Contains("torn", check.Reason);
        Assert.Contains($"\"previous\":\"{AuditLog.HashOf("{\"at\":\"2026"u8)}\"", File.ReadAllLines(Path)[2]);
    }

    [Fact]
    public void Secrets_are_masked_at_any_depth()
    {
        var log = new AuditLog(Path, TimeProvider.System);

        log.Write("note", new JsonObject { ["data"] = AuditLog.Of(new Hashtable { ["price"] = 1.5, ["inner"] = new Hashtable { ["refresh_token"] = "abc123" } }), ["account-number"] = "5WT00001" });

        var text = File.ReadAllText(Path);
        Assert.DoesNotContain("abc123", text);
        Assert.DoesNotContain("5WT00001", text);
        Assert.Contains("\"price\":1.5", text);
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_an_error_with_advice()
    {
        Directory.CreateDirectory(Path);

        var error = Assert.Throws<TastyException>(() => new AuditLog(Path, TimeProvider.System).Write("start"));

        Assert.Equal(ErrorIds.AutomationLog, error.ErrorId);
    }

    private string Write(params string[] events)
    {
        var log = new AuditLog(Path, TimeProvider.System);
        foreach (var what in events) log.Write(what);
        return log.LastHash;
    }
}
