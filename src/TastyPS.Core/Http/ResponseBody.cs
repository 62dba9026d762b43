namespace TastyPS.Core.Http;

/// <summary>
/// A response body in memory, read once and to its end inside the attempt that asked for it: what comes out of the pipeline
/// is complete, or an error.
/// </summary>
internal sealed class ResponseBody : HttpContent
{
    private ResponseBody(ReadOnlyMemory<byte> bytes, HttpContent original)
    {
        Bytes = bytes;
        Headers.ContentType = original.Headers.ContentType;
    }

    /// <summary>The whole body, decompressed; empty where the answer had none.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The buffered bytes of a response that passed the resilience handler.</summary>
    public static ReadOnlyMemory<byte> Of(HttpResponseMessage response) => ((ResponseBody)response.Content).Bytes;

    /// <summary>Replaces the content by its buffered bytes. A body over the limit or shorter than declared is an error.</summary>
    public static async Task BufferAsync(HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
        var declared = response.Content.Headers.ContentLength;
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // One byte more than declared, so that the read which finds the end needs no second buffer.
        var buffer = new byte[declared is { } d && d < limit ? d + 1 : 16 * 1024];
        var length = 0;
        for (int read; (read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            length += read;
            if (length > limit) throw HttpErrors.TooLarge(CallContext.Of(response.RequestMessage!).Call, limit);
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(limit + 1, buffer.Length * 2L));
        }
        if (length < declared) throw new IOException($"The body ended after {length} of {declared} bytes.");
        response.Content = new ResponseBody(buffer.AsMemory(0, length), response.Content);
    }

    protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }
}
