namespace TastyPS.Core;

/// <summary>
/// Something that may refuse an order before it is written down and sent: limits, a circuit breaker, a policy. It refuses by
/// throwing; what it does not know it must refuse for orders that open, and let pass for orders that only close.
/// </summary>
public interface IOrderGuard
{
    ValueTask CheckAsync(OrderIntent intent, CancellationToken cancellationToken);
}
