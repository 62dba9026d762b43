using System.Management.Automation;

namespace TastyProbe;

/// <summary>What a cmdlet learns of itself and its session.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeSession", SupportsShouldProcess = true)]
[Alias("tps")]
public sealed class TestProbeSession : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Ask { get; set; } = "";

    [Parameter]
    public string? Text { get; set; }

    protected override void ProcessRecord() => WriteObject(Ask switch
    {
        "command" => $"{MyInvocation.MyCommand.Name} {MyInvocation.InvocationName} {MyInvocation.PipelinePosition}/{MyInvocation.PipelineLength}",
        "bound" => string.Join(",", MyInvocation.BoundParameters.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => $"{b.Key}:{b.Value?.GetType().Name}={b.Value}")),
        "set" => ParameterSetName,
        "variable" => GetVariableValue(Text, "none"),
        "path" => Path.GetRelativePath(SessionState.Path.CurrentFileSystemLocation.Path, GetUnresolvedProviderPathFromPSPath("a/../b.csv")).Replace('\\', '/'),
        "missing-command" => InvokeCommand.GetCommand("Get-Nothing", CommandTypes.Cmdlet) is null,
        "a-command" => InvokeCommand.GetCommand("Get-ProbePosition", CommandTypes.Cmdlet)?.Name,
        "host" => Host is not null && Host.UI is not null,
        "record" => Describe(new ErrorRecord(new InvalidOperationException("m"), "Id", ErrorCategory.ReadError, Text)),
        _ => null,
    });

    private static string Describe(ErrorRecord record) => $"{record.FullyQualifiedErrorId}|{record.CategoryInfo}|{record}|{record.CategoryInfo.Reason}";
}
