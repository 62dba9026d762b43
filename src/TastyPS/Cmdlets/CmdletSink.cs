using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Lets Core speak through a cmdlet's streams without knowing cmdlets.</summary>
internal sealed class CmdletSink(TastyCmdlet cmdlet) : IHostSink
{
    // Building a debug text copies a body; it is wanted only where -Debug or the preference shows it.
    public bool WantsDebug { get; } = cmdlet.MyInvocation?.BoundParameters.TryGetValue("Debug", out var debug) == true
        ? debug is SwitchParameter { IsPresent: true } or true
        : cmdlet.SessionState?.PSVariable.GetValue("DebugPreference") is { } preference && preference.ToString() is not ("SilentlyContinue" or "Ignore" or "");

    public void Verbose(string text) => cmdlet.Say(() => cmdlet.WriteVerbose(text));

    public void Debug(string text) => cmdlet.Say(() => cmdlet.WriteDebug(text));

    public void Warning(string text) => cmdlet.Say(() => cmdlet.WriteWarning(text));

    public void Error(TastyException error) => cmdlet.Say(() => cmdlet.WriteError(Errors.Record(error, null)));

    public void Progress(string activity, string status, int? percent) => cmdlet.Say(() => cmdlet.WriteProgress(new ProgressRecord(0, activity, status) { PercentComplete = percent ?? -1 }));
}
