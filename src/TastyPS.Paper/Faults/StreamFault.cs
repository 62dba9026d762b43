namespace TastyPS.Paper;

/// <summary>What a word of the fault script does to a stream, and how it is taken back.</summary>
/// <param name="Begin">Given how often.</param>
/// <param name="End">Null for what is over when it has begun.</param>
/// <param name="HasOdds">It happens to one after the other, so that there is something to count.</param>
internal sealed record StreamFault(Action<PaperBroker, StreamOdds> Begin, Action<PaperBroker>? End, bool HasOdds = false)
{
    public static StreamFault Each(Action<PaperBroker, StreamOdds> set) => new(set, b => set(b, 0), HasOdds: true);

    public static StreamFault Switch(Action<PaperBroker, bool> set) => new((b, _) => set(b, true), b => set(b, false));

    public static StreamFault Once(Action<PaperBroker> act) => new((b, _) => act(b), null);

    public static StreamFault Value<T>(T value, Action<PaperBroker, T> set)
        where T : struct => new((b, _) => set(b, value), b => set(b, default));
}
