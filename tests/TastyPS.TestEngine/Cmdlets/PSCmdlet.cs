using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>A cmdlet that knows its session, its host and how it was called.</summary>
public abstract class PSCmdlet : Cmdlet
{
    public string ParameterSetName => Runtime.ParameterSetName;
    public InvocationInfo MyInvocation => Runtime.Invocation;
    public SessionState SessionState => Runtime.Shell.SessionState;
    public PSHost Host => Runtime.Shell.Host;
    public PSEventManager Events => Runtime.Shell.Events;
    public CommandInvocationIntrinsics InvokeCommand => SessionState.InvokeCommand;

    public object? GetVariableValue(string name) => SessionState.PSVariable.GetValue(name);

    public object? GetVariableValue(string name, object? defaultValue) => SessionState.PSVariable.GetValue(name, defaultValue);

    public string GetUnresolvedProviderPathFromPSPath(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider) =>
        SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);

    public PathInfo CurrentProviderLocation(string providerId) => SessionState.Path.CurrentLocation;
}
