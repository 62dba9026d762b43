using System.Collections.Concurrent;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The runspace in which alerts are given. It is one of their own, so that an alert comes at once: while a run is under way it has the
/// pipeline thread, and one that hangs never gives it back.
/// </summary>
internal sealed class AlertRunspace : IDisposable
{
    /// <summary>Opens it beside the caller's, with its host, its location and this module, and begins to wait for alerts.</summary>
    public static readonly ScriptBlock Script = ScriptBlock.Create("""
        param($Block, $Alerts, $Using)
        $runspace = [runspacefactory]::CreateRunspace($Host)
        $runspace.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $null = $shell.AddScript({
            param($Block, $Alerts, $Module, $Location)
            $ErrorActionPreference = 'Stop'
            Set-Location -LiteralPath $Location -ErrorAction Ignore
            Import-Module $Module -ErrorAction Ignore
            $Block = [scriptblock]::Create($Block)
            foreach ($alert in $Alerts.GetConsumingEnumerable()) { $alert.Give({ $null = & $Block $alert.Alert }) }
        }).AddArgument("$Block").AddArgument($Alerts).AddArgument((Get-Module TastyPS).Path ?? 'TastyPS').AddArgument($PWD.ProviderPath).AddParameter('--%', $Using)
        $null = $shell.BeginInvoke()
        $runspace
        """);

    private readonly BlockingCollection<PendingAlert> _alerts = [];
    private readonly IDisposable? _runspace;

    /// <summary>Called on the pipeline thread, before anything has it for long.</summary>
    /// <exception cref="TastyException">A variable of the block does not exist.</exception>
    public AlertRunspace(CommandInvocationIntrinsics invoke, ScriptBlock block) =>
        _runspace = invoke.InvokeScript(true, Script, null, block, _alerts, UsingValues.Of(invoke, block)).FirstOrDefault()?.BaseObject as IDisposable;

    /// <summary>Gives an alert, after those before it. Completes when that is done.</summary>
    public Task GiveAsync(AutomationAlert alert)
    {
        var pending = new PendingAlert(alert);
        _alerts.Add(pending);
        return pending.Given;
    }

    public void Dispose()
    {
        _alerts.CompleteAdding();
        // Stops what still runs in it; what cannot be stopped is not waited for.
        _ = Task.Run(() => _runspace?.Dispose());
    }
}
