namespace TastyPS.Paper;

/// <summary>What a word of the fault script does to a stream, and how it is taken back.</summary>
internal sealed record StreamFault(Action<PaperBroker, double> Begin, Action<PaperBroker>? End, bool HasChance = false)
{
    public static StreamFault Chance(Action<PaperBroker, double> set) => new(set, b => set(b, 0), HasChance: true);

    public static StreamFault Switch(Action<PaperBroker, bool> set) => new((b, _) => set(b, true), b => set(b, false));

    public static StreamFault Once(Action<PaperBroker> act) => new((b, _) => act(b), null);

    public static StreamFault Close(int code, Func<PaperBroker, Action<int>> close) => Once(b => close(b)(code));

    public static StreamFault Value<T>(T value, Action<PaperBroker, T> set)
        where T : struct => new((b, _) => set(b, value), b => set(b, default));

    public static StreamFault Late(TimeSpan by) => new((b, chance) => (b.StreamFaults.LatestBy, b.StreamFaults.Late) = (by, chance), b => b.StreamFaults.Late = 0, HasChance: true);
}
