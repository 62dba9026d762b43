using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyCircuitBreaker: whether calls and opening orders are let through, and why not.</summary>
[Cmdlet(VerbsCommon.Get, "TastyCircuitBreaker")]
[OutputType(typeof(CircuitBreakerStatus))]
public sealed class GetTastyCircuitBreakerCommand : TastyBreakerCmdlet
{
    private protected override Task RunAsync(TastyEnvironment environment, CircuitBreaker breaker)
    {
        Output(breaker.Status());
        return Task.CompletedTask;
    }
}
