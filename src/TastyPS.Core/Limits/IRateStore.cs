namespace TastyPS.Core.Limits;

/// <summary>Where the marks of the buckets are kept. One change happens at a time, whoever makes it.</summary>
internal interface IRateStore
{
    /// <param name="change">Looks at the marks by the buckets' names and changes them; what it gives is given back.</param>
    /// <param name="cancellationToken">Stops the waiting for somebody else's change.</param>
    ValueTask<TimeSpan> ChangeAsync(Func<IDictionary<string, RateMark>, TimeSpan> change, CancellationToken cancellationToken);
}
