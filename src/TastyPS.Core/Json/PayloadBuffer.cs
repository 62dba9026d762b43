using System.Buffers;

namespace TastyPS.Core.Json;

/// <summary>
/// A whole body in pooled pieces. Pieces instead of one growing array: a 10 MB chain costs 10 MB, not 31, and nothing is copied.
/// </summary>
internal sealed class PayloadBuffer : IDisposable
{
    /// <summary>No honest answer is bigger; a hostile or broken one must not eat the shell's memory.</summary>
    public const long Limit = 64L << 20;

    private const int PieceSize = 64 << 10;

    private readonly List<byte[]> _pieces = [];

    /// <summary>The body.</summary>
    public ReadOnlySequence<byte> Bytes { get; private set; }

    public static async ValueTask<PayloadBuffer> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new PayloadBuffer();
        try
        {
            await buffer.FillAsync(body, cancellationToken).ConfigureAwait(false);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var piece in _pieces) ArrayPool<byte>.Shared.Return(piece);
        _pieces.Clear();
        Bytes = default;
    }

    private async ValueTask FillAsync(Stream body, CancellationToken cancellationToken)
    {
        Piece? first = null, last = null;
        long total = 0;
        while (true)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(PieceSize);
            _pieces.Add(bytes);
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            total += length;
            if (total > Limit) throw new InvalidPayloadException($"The answer is larger than {Limit >> 20} MB", Limit);
            last = new Piece(bytes.AsMemory(0, length), last);
            first ??= last;
            if (length < bytes.Length) break;
        }
        Bytes = new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? previous)
        {
            Memory = memory;
            if (previous is null) return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
