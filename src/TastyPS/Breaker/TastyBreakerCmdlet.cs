using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung of the breaker and the switch: environments, and the state that all shells share.</summary>
public abstract class TastyBreakerCmdlet : TastyStateCmdlet
{
    /// <summary>The environments; without it the session's, and all of them where no session is named.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public TastyEnvironment[]? Environment { get; set; }

    /// <summary>The work for one environment.</summary>
    private protected abstract Task RunAsync(TastyEnvironment environment, CircuitBreaker breaker);

    protected sealed override Task ProcessAsync() => EachAsync(
        Environment ?? (Named is { } session ? [session.Options.Environment] : Enum.GetValues<TastyEnvironment>()),
        environment => RunAsync(environment, new CircuitBreaker(Folder, environment, Time, Named?.Options.Breaker)));
}
