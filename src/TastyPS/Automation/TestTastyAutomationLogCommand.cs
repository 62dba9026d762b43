using System.Management.Automation;
using TastyPS.Core.Automation;

namespace TastyPS.Commands;

/// <summary>Test-TastyAutomationLog: whether an audit log is as it was written.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TastyAutomationLog")]
[OutputType(typeof(AuditLogCheck))]
public sealed class TestTastyAutomationLogCommand : TastyCmdlet
{
    /// <summary>The logs, or results of Invoke-TastyAutomation.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LogPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The hash of the line that the log should end with; without it, lines cut off at the end are not seen.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LogHash { get; set; }

    protected override Task ProcessAsync() => EachAsync(Path, async path =>
        Output(AuditChain.Check(await AskAsync(() => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)).ConfigureAwait(false), LogHash)));
}
