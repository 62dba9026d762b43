using System.Text.Json.Nodes;

namespace TastyPS.Core.Automation;

/// <summary>Tells whether an audit log is as it was written.</summary>
public static class AuditChain
{
    /// <param name="path">The log.</param>
    /// <param name="lastHash">The hash of the line that it should end with, from an automation's result; null where that is not known, and lines cut off at the end are not seen.</param>
    /// <exception cref="TastyException">There is no such file, or it cannot be read.</exception>
    public static AuditLogCheck Check(string path, string? lastHash)
    {
        var check = new AuditLogCheck { Path = path, LogHash = AuditLog.Beginning };
        foreach (var line in Lines(path))
        {
            check.Lines++;
            if (check.BrokenLine is null && Fault(line, check.LogHash) is { } fault) (check.BrokenLine, check.Reason) = (check.Lines, fault);
            check.LogHash = AuditLog.HashOf(line.Span);
        }
        if (check.BrokenLine is null && lastHash is not null && !string.Equals(lastHash, check.LogHash, StringComparison.OrdinalIgnoreCase))
            check.Reason = "it ends with another line than the one named: lines were cut off or added";
        check.IsIntact = check.Reason is null;
        return check;
    }

    private static string? Fault(ReadOnlyMemory<byte> line, string before)
    {
        try
        {
            return JsonNode.Parse(line.Span)?["previous"]?.GetValue<string>() == before ? null : "it does not name the line before it: one of the two was changed, or lines between them are gone";
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            return "it is torn or no JSON: a crash while it was written, or a change";
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TastyException(ErrorIds.AutomationLog, $"The audit log '{path}' cannot be read: {e.Message}", "The result of Invoke-TastyAutomation has its path.", e) { Target = path };
        }
        for (var rest = bytes.AsMemory(); !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            yield return end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
        }
    }
}
