namespace TastyPS.Core.Limits;

/// <summary>Marks that only this process knows: where there is no state folder to share them in.</summary>
internal sealed class MemoryRateStore : IRateStore
{
    private readonly Dictionary<string, RateMark> _marks = new(StringComparer.Ordinal);

    public ValueTask<TimeSpan> ChangeAsync(Func<IDictionary<string, RateMark>, TimeSpan> change, CancellationToken cancellationToken)
    {
        lock (_marks) return new(change(_marks));
    }
}
