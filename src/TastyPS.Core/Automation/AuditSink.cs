namespace TastyPS.Core.Automation;

/// <summary>What the watch over an automation would say to a person goes into its log: nobody is there.</summary>
internal sealed class AuditSink(AuditLog log) : IHostSink
{
    public bool WantsDebug => false;

    public void Verbose(string text) { }

    public void Debug(string text) { }

    public void Warning(string text) => log.Write("warning", new() { ["message"] = text });

    public void Error(TastyException error) => log.Write("warning", new() { ["error-id"] = error.ErrorId, ["message"] = error.Message });

    public void Progress(string activity, string status, int? percent) { }
}
