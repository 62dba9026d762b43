using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyRiskPolicy: the limits on this machine, the default's and those of single accounts; for a named account what holds for it.</summary>
[Cmdlet(VerbsCommon.Get, "TastyRiskPolicy")]
[OutputType(typeof(RiskPolicy))]
public sealed class GetTastyRiskPolicyCommand : TastyStateCmdlet
{
    /// <summary>Accounts, each with what holds for it: its own limits, and the default's where it has none.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    protected override Task ProcessAsync()
    {
        var store = new RiskPolicyStore(Folder, Time);
        foreach (var policy in AccountNumber is null ? store.List() : AccountNumber.Select(store.For)) Output(policy);
        return Task.CompletedTask;
    }
}
