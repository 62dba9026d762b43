namespace TastyPS.Tests.Streaming;

/// <summary>Breaks the bytes of a frame in a few places: changed, cut out, doubled, cut off, and what else a fuzzer adds.</summary>
internal static class FrameMutation
{
    /// <param name="most">Changes at the most; one at the least.</param>
    /// <param name="more">Further ways to break it, each given the bytes and a place in them.</param>
    public static byte[] Mutate(Random random, byte[] frame, int most, params Action<Random, List<byte>, int>[] more)
    {
        var bytes = frame.ToList();
        for (int n = random.Next(1, most + 1); n > 0 && bytes.Count > 0; n--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5 + more.Length))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = "\"[]{},:\\-.eE0 "u8[random.Next(14)];
                    break;
                case 2:
                    bytes.RemoveRange(at, random.Next(Math.Min(20, bytes.Count - at)));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(Math.Min(20, bytes.Count - at))));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case var other:
                    more[other - 5](random, bytes, at);
                    break;
            }
        }
        return [.. bytes];
    }
}
