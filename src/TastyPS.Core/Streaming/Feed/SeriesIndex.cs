namespace TastyPS.Core.Streaming.Feed;

/// <summary>The index of a time series event: seconds, 10 bits of milliseconds, 22 bits of sequence. Its order is the order of time.</summary>
internal static class SeriesIndex
{
    public static long Of(long timeMilliseconds, long sequence) =>
        (Math.DivRem(timeMilliseconds, 1000, out long ms) << 32) | (ms << 22) | (sequence & 0x3FFFFF);

    public static long TimeOf(long index) => (index >> 32) * 1000 + ((index >> 22) & 0x3FF);
}
