namespace TastyPS.Core.Streaming;

/// <summary>Whether a bar that came again says something new.</summary>
internal static class StreamEventComparer
{
    public static bool AreEqual(IndexedStreamEvent a, IndexedStreamEvent b) => a switch
    {
        Candle x when b is Candle y => (x.Open, x.High, x.Low, x.Close, x.Volume, x.Vwap, x.Count) == (y.Open, y.High, y.Low, y.Close, y.Volume, y.Vwap, y.Count)
            && (x.BidVolume, x.AskVolume, x.ImpVolatility, x.OpenInterest) == (y.BidVolume, y.AskVolume, y.ImpVolatility, y.OpenInterest),
        _ => false,
    };
}
