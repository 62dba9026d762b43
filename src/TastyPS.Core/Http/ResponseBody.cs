using System.Buffers;
using System.Runtime.InteropServices;

namespace TastyPS.Core.Http;

/// <summary>
/// A response body in memory, read once and to its end inside the attempt that asked for it: what comes out of the pipeline
/// is complete, or an error.
/// </summary>
internal sealed class ResponseBody : HttpContent
{
    private const int FirstBlock = 64 * 1024;

    // Large objects: what is gathered of a big body is not moved about while it is read.
    private const int NextBlock = 1024 * 1024;

    // One of each size serves the calls that follow each other, whatever threads they are on; the shared pool has one a thread.
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(maxArrayLength: 32 * 1024 * 1024, maxArraysPerBucket: 1);

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
        // One byte more than declared, so that the read which finds the end needs no second block. A compressed body declares
        // nothing: it is gathered in blocks and put together once, which takes half the memory of a buffer that doubles.
        var block = Pool.Rent(declared is { } d && d < limit ? (int)d + 1 : FirstBlock);
        var (full, used, length) = (new List<byte[]>(), 0, 0L);
        for (int read; (read = await stream.ReadAsync(block.AsMemory(used), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            length += read;
            if (length > limit) throw HttpErrors.TooLarge(CallContext.Of(response.RequestMessage!).Call, limit);
            if ((used += read) < block.Length) continue;
            full.Add(block);
            (block, used) = (Pool.Rent(NextBlock), 0);
        }
        if (length < declared) throw new IOException($"The body ended after {length} of {declared} bytes.");
        response.Content = new ResponseBody(Joined(full, block.AsMemory(0, used)), response.Content);
    }

    /// <summary>Gives the memory of a body back, for the next: of no use to anybody any more. A body that nobody gives back is collected like anything else.</summary>
    public static void Recycle(ReadOnlyMemory<byte> body)
    {
        if (MemoryMarshal.TryGetArray(body, out var part) && part.Array is { Length: > 0 } array) Pool.Return(array);
    }

    private static ReadOnlyMemory<byte> Joined(List<byte[]> full, ReadOnlyMemory<byte> rest)
    {
        if (full.Count == 0) return rest;
        var length = full.Sum(b => b.Length) + rest.Length;
        var whole = Pool.Rent(length);
        var at = 0;
        foreach (var block in full)
        {
            block.CopyTo(whole, at);
            at += block.Length;
            Pool.Return(block);
        }
        rest.CopyTo(whole.AsMemory(at));
        Recycle(rest);
        return whole.AsMemory(0, length);
    }

    protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }
}
