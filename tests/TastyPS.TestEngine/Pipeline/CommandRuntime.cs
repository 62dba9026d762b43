using System.Collections;
using TastyPS.TestEngine;

namespace System.Management.Automation.Internal;

/// <summary>What one running cmdlet says, and where it goes.</summary>
internal sealed class CommandRuntime(Pipeline pipeline, InvocationInfo invocation, CommonParameters common, ShouldProcessParameters confirm, ConfirmImpact impact, Func<string> parameterSet)
{
    private readonly Dictionary<string, ArrayList> _variables = new(StringComparer.OrdinalIgnoreCase);

    public TestShell Shell => pipeline.Shell;
    public InvocationInfo Invocation => invocation;
    public string CommandName => invocation.MyCommand.Name;
    public string ParameterSetName => parameterSet();
    public bool Stopping => pipeline.Stopping;
    public Confirmation Confirmation => field ??= new Confirmation(this, confirm, impact);

    /// <summary>Takes what the cmdlet writes: the next cmdlet, or the end of the pipeline.</summary>
    public Action<object?> Output { get; set; } = _ => { };

    public bool Verbose => Given("Verbose") ? common.Verbose : Preference("VerbosePreference", ActionPreference.SilentlyContinue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private ActionPreference ErrorAction => Given("ErrorAction") ? common.ErrorAction : Preference("ErrorActionPreference", ActionPreference.Continue);

    private ActionPreference WarningAction
    {
        get
        {
            if (Given("WarningAction")) return common.WarningAction;
            if (common.Debug) return ActionPreference.Inquire;
            return common.Verbose ? ActionPreference.Continue : Preference("WarningPreference", ActionPreference.Continue);
        }
    }

    public bool Given(string parameter) => invocation.BoundParameters.ContainsKey(parameter);

    public void WriteObject(object? value)
    {
        ThrowIfNotPermitted();
        Append(common.OutVariable, value);
        Output(value);
    }

    public void WriteObject(object? value, bool enumerate)
    {
        if (enumerate && LanguagePrimitives.GetEnumerable(value) is { } elements)
            foreach (var element in elements) WriteObject(element);
        else
            WriteObject(value);
    }

    public void WriteError(ErrorRecord error)
    {
        ThrowIfNotPermitted();
        WriteErrorUnchecked(error);
    }

    /// <summary>The engine's own errors about a pipeline object come while no cmdlet holds the floor.</summary>
    public void WriteErrorUnchecked(ErrorRecord error)
    {
        error.SetInvocation(invocation);
        var action = ErrorAction;
        if (action != ActionPreference.Ignore) Append(common.ErrorVariable, error);
        switch (action)
        {
            case ActionPreference.Stop:
                throw pipeline.Fail(new ActionPreferenceStopException(error));
            case ActionPreference.Inquire:
                pipeline.Result.Add(error);
                Confirmation.Inquire(error.ToString());
                break;
            case ActionPreference.Continue:
                pipeline.Result.Add(error);
                break;
        }
    }

    public void WriteWarning(string text)
    {
        ThrowIfNotPermitted();
        WriteWarningUnchecked(text);
    }

    public void WriteWarningUnchecked(string text)
    {
        var action = WarningAction;
        Append(common.WarningVariable, text);
        Speak(action, "WarningPreference", text, () => pipeline.Result.AddWarning(text));
    }

    public void WriteVerbose(string text)
    {
        ThrowIfNotPermitted();
        if (Verbose) pipeline.Result.AddVerbose(text);
    }

    public void WriteDebug(string text)
    {
        ThrowIfNotPermitted();
        var action = Given("Debug") ? common.Debug ? ActionPreference.Continue : ActionPreference.SilentlyContinue : Preference("DebugPreference", ActionPreference.SilentlyContinue);
        Speak(action, "DebugPreference", text, () => pipeline.Result.AddDebug(text));
    }

    public void WriteProgress(ProgressRecord record)
    {
        ThrowIfNotPermitted();
        var action = Given("ProgressAction") ? common.ProgressAction : Preference("ProgressPreference", ActionPreference.Continue);
        Speak(action, "ProgressPreference", record.Activity, () => pipeline.Result.Add(record));
    }

    public void WriteInformation(InformationRecord record)
    {
        ThrowIfNotPermitted();
        var action = Given("InformationAction") ? common.InformationAction : Preference("InformationPreference", ActionPreference.SilentlyContinue);
        Append(common.InformationVariable, record);
        if (action == ActionPreference.Continue) Shell.Host.UI.WriteLine(record.ToString());
        // The record is kept even where it is not shown.
        Speak(action == ActionPreference.SilentlyContinue ? ActionPreference.Continue : action, "InformationPreference", record.ToString(), () => pipeline.Result.Add(record));
    }

    public void ThrowTerminatingError(ErrorRecord error)
    {
        ThrowIfStopping();
        error.SetInvocation(invocation);
        throw pipeline.Fail(new CmdletInvocationException(error));
    }

    public void ThrowIfStopping()
    {
        if (Stopping) throw new PipelineStoppedException();
    }

    public void ThrowIfNotPermitted()
    {
        ThrowIfStopping();
        if (!pipeline.MayWrite(this))
            throw new PSInvalidOperationException("The WriteObject and WriteError methods cannot be called from outside the overrides of the BeginProcessing, ProcessRecord, and EndProcessing methods, and they can only be called from within the same thread. Validate that the cmdlet makes these calls correctly, or contact Microsoft Customer Support Services.");
    }

    /// <summary>The same wrapping that the engine gives an exception nobody caught.</summary>
    public ErrorRecord RecordOf(Exception exception)
    {
        var record = exception is IContainsErrorRecord own
            ? new ErrorRecord(own.ErrorRecord, null)
            : new ErrorRecord(exception, exception.GetType().FullName!, ErrorCategory.NotSpecified, null);
        record.SetInvocation(invocation);
        return record;
    }

    internal T Preference<T>(string variable, T fallback)
        where T : struct => Shell.Variables.TryGetValue(variable, out var value) ? LanguagePrimitives.ConvertTo<T>(value) : fallback;

    internal PipelineStoppedException Fail(Exception reason) => pipeline.Fail(reason);

    private void Speak(ActionPreference action, string preference, string text, Action say)
    {
        if (action is ActionPreference.SilentlyContinue or ActionPreference.Ignore) return;
        say();
        if (action == ActionPreference.Inquire) Confirmation.Inquire(text);
        if (action != ActionPreference.Stop) return;
        var stop = new ActionPreferenceStopException($"The running command stopped because the preference variable \"{preference}\" or common parameter is set to Stop: {text}");
        throw pipeline.Fail(new CmdletInvocationException(RecordOf(stop)));
    }

    private void Append(string? variable, object? value)
    {
        if (string.IsNullOrEmpty(variable)) return;
        var add = variable[0] == '+';
        var name = variable.TrimStart('+');
        if (!_variables.TryGetValue(name, out var list))
        {
            list = add && Shell.Variables.TryGetValue(name, out var before) && before is ArrayList kept ? kept : [];
            Shell.Variables[name] = _variables[name] = list;
        }
        list.Add(value);
    }
}
