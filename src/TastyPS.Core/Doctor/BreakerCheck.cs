namespace TastyPS.Core.Doctor;

/// <summary>Whether the circuit breaker is closed and trading switched on.</summary>
internal sealed class BreakerCheck : IConnectionCheck
{
    public string Name => "CircuitBreaker";

    public Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken) => Task.FromResult(examination.Connection is { } connection ? Look(connection.Breaker) : null);

    private static Finding Look(CircuitBreaker breaker)
    {
        try
        {
            return breaker.Status() switch
            {
                { CorruptFile: { } file } => Finding.Fail($"'{file}' is damaged: orders that open are refused.", Path.GetFileName(file).StartsWith("trading", StringComparison.Ordinal) ? "Enable-TastyTrading" : "Reset-TastyCircuitBreaker"),
                { State: BreakerState.Open } open => Finding.Fail($"The circuit breaker is open: {open.Reason}.", "Get-TastyCircuitBreaker"),
                { IsTradingEnabled: false } off => Finding.Warn($"Trading is switched off{(off.DisabledReason is { Length: > 0 } why ? $": {why}" : "")}. Orders that open are refused.", "Enable-TastyTrading"),
                { State: BreakerState.HalfOpen } => Finding.Warn("The circuit breaker is about to try whether the venue is back.", "Get-TastyCircuitBreaker"),
                _ => Finding.Pass("The circuit breaker is closed, and trading is on."),
            };
        }
        catch (TastyException e)
        {
            return Finding.Fail(e, "Get-Module TastyPS -ListAvailable");
        }
    }
}
