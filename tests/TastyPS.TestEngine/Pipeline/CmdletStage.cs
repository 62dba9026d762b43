using System.Collections;
using TastyPS.TestEngine;

namespace System.Management.Automation.Internal;

/// <summary>A cmdlet in a pipeline: binding before each turn, errors after.</summary>
internal sealed class CmdletStage : Stage
{
    private readonly Pipeline _pipeline;
    private readonly CmdletMetadata _metadata;
    private readonly Cmdlet _cmdlet;
    private readonly ParameterBinder _binder;
    private readonly CommandRuntime _runtime;
    private readonly InvocationInfo _invocation;
    private readonly IReadOnlyList<CommandArgument> _arguments;

    public CmdletStage(Pipeline pipeline, CmdletInfo command, string invocationName, IReadOnlyList<CommandArgument> arguments, int position, int length)
    {
        _pipeline = pipeline;
        _arguments = arguments;
        _metadata = new CmdletMetadata(command.ImplementingType);
        _cmdlet = (Cmdlet)Activator.CreateInstance(command.ImplementingType)!;
        _invocation = new InvocationInfo(command, invocationName, position, length);
        var (common, confirm) = (new CommonParameters(), new ShouldProcessParameters());
        _binder = new ParameterBinder(_metadata, new ArgumentCoercion(pipeline.Shell.Engine), TargetOf, _invocation);
        _runtime = new CommandRuntime(pipeline, _invocation, common, confirm, _metadata.Attribute.SupportsShouldProcess ? _metadata.Attribute.ConfirmImpact : ConfirmImpact.None, () => _binder.CurrentSet);
        _cmdlet.Runtime = _runtime;

        object TargetOf(CompiledParameter parameter) =>
            parameter.Declaring == typeof(CommonParameters) ? common : parameter.Declaring == typeof(ShouldProcessParameters) ? confirm : _cmdlet;
    }

    public CommandRuntime Runtime => _runtime;
    public bool ExpectingInput { set => _invocation.ExpectingInput = value; }
    public override bool TakesInput => _invocation.ExpectingInput;

    public override void Prepare()
    {
        try
        {
            _binder.BindCommandLine(_arguments, DefaultValues(), _runtime.WriteWarningUnchecked);
        }
        catch (ParameterBindingException e)
        {
            throw _pipeline.Fail(new CmdletInvocationException(_runtime.RecordOf(e)));
        }
    }

    public override void Begin() => Turn(_cmdlet.DoBegin);

    public override void Take(object? value)
    {
        if (!Bind(value)) return;
        Turn(_cmdlet.DoProcess);
    }

    public override void Complete()
    {
        if (!TakesInput) Turn(_cmdlet.DoProcess);
        Turn(_cmdlet.DoEnd);
    }

    public override void Stop() => _cmdlet.DoStop();

    public override void Dispose() => (_cmdlet as IDisposable)?.Dispose();

    private bool Bind(object? value)
    {
        ParameterBindingException error;
        try
        {
            if (_binder.BindPipelineObject(value)) return true;
            error = new ParameterBindingException(ErrorCategory.InvalidArgument, "InputObjectNotBound", "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.");
        }
        catch (ParameterBindingException e)
        {
            error = e;
        }
        var record = _runtime.RecordOf(error);
        record.SetTargetObject(value);
        _runtime.WriteErrorUnchecked(record);
        return false;
    }

    private void Turn(Action turn)
    {
        using (_pipeline.Give(_runtime))
        {
            try
            {
                turn();
            }
            catch (Exception e) when (e is not PipelineStoppedException)
            {
                throw _pipeline.Fail(new CmdletInvocationException(_runtime.RecordOf(e)));
            }
        }
    }

    private IEnumerable<(CompiledParameter Parameter, object? Value)> DefaultValues()
    {
        if (_pipeline.Shell.Variables.GetValueOrDefault("PSDefaultParameterValues") is not IDictionary table) yield break;
        if (table["Disabled"] is { } disabled && LanguagePrimitives.IsTrue(disabled)) yield break;
        foreach (DictionaryEntry entry in table)
        {
            if (entry.Key is not string key || key.Split(':') is not [var command, var parameter]) continue;
            if (!new WildcardPattern(command.Trim(), WildcardOptions.IgnoreCase).IsMatch(_invocation.MyCommand.Name)) continue;
            var named = new WildcardPattern(parameter.Trim(), WildcardOptions.IgnoreCase);
            if (_metadata.Parameters.FirstOrDefault(p => p.Aliases.Prepend(p.Name).Any(named.IsMatch)) is { } match) yield return (match, entry.Value);
        }
    }
}
