using System.Buffers;
using System.Text.Json;
using TastyPS.Core.Streaming.DxLink;

namespace TastyPS.Core.Tape;

/// <summary>
/// Lines on their way to the disk: put together in memory by whoever has something to say, written by a task of its own twice a second or
/// when much has gathered. Whoever can wait does so by <see cref="Room"/>. What cannot be written ends <see cref="Failure"/>, and nothing is
/// taken any more; all before it is in the file.
/// </summary>
internal sealed class TapeWriter : IAsyncDisposable
{
    private const int Much = 256 * 1024;
    private const int TooMuch = 16 * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly object _gate = new();
    private readonly AsyncSignal _wake = new();
    private readonly TaskCompletionSource<Exception> _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stream _file;
    private readonly TimeProvider _time;
    private readonly Utf8JsonWriter _json;
    private readonly Task _writing;
    private ArrayBufferWriter<byte> _filling = new(Much * 2);
    private ArrayBufferWriter<byte> _full = new(Much * 2);
    private TaskCompletionSource? _room;
    private DateTimeOffset _last;
    private bool _hasLast;
    private bool _isClosing;
    private bool _isOver;

    /// <param name="file">Where the bytes go, compressed or not; it is disposed with this.</param>
    /// <param name="time">This machine's timers.</param>
    public TapeWriter(Stream file, TimeProvider time)
    {
        (_file, _time) = (file, time);
        _json = new Utf8JsonWriter(_filling, TapeFormat.Writing);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Ends with the reason when nothing can be written any more.</summary>
    public Task<Exception> Failure => _failure.Task;

    /// <summary>A task while too much waits for the disk; null while there is room.</summary>
    public Task? Room
    {
        get { lock (_gate) return _room?.Task; }
    }

    /// <summary>When the first and the last line are from.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span { get; private set; }

    /// <summary>
    /// Begins a line; it is whole when disposed. Others wait meanwhile, so it must be short. A tape's time never goes back. False after the
    /// last line: who was on his way with something comes too late.
    /// </summary>
    public bool TryBegin(DateTimeOffset at, out Line line, bool isLast = false)
    {
        Monitor.Enter(_gate);
        if (_hasLast)
        {
            Monitor.Exit(_gate);
            line = default;
            return false;
        }
        _hasLast = isLast;
        if (at < _last) at = _last;
        Span = (Span.From == default ? at : Span.From, at);
        _last = at;
        _json.WriteStartObject();
        line = new Line(this, at);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate) _isClosing = true;
        _wake.Set();
        await _writing.ConfigureAwait(false);
        await _json.DisposeAsync().ConfigureAwait(false);
    }

    private void Finish()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _filling.Write("\n"u8);
        if (_isOver) _filling.ResetWrittenCount();
        else if (_filling.WrittenCount >= TooMuch) _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_filling.WrittenCount >= Much) _wake.Set();
        Monitor.Exit(_gate);
    }

    private async Task WriteAsync()
    {
        try
        {
            await using (_file.ConfigureAwait(false))
                while (await WriteOnceAsync().ConfigureAwait(false)) await PauseAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _failure.TrySetResult(e);
        }
        lock (_gate)
        {
            _isOver = true;
            FreeRoom();
        }
    }

    private async Task<bool> WriteOnceAsync()
    {
        ArrayBufferWriter<byte> lines;
        bool isLast;
        lock (_gate)
        {
            isLast = _isOver = _isClosing;
            lines = Swap();
            FreeRoom();
        }
        if (lines.WrittenCount > 0)
        {
            await _file.WriteAsync(lines.WrittenMemory).ConfigureAwait(false);
            // Also of a compressed file everything up to here can be read, whatever happens to this process.
            await _file.FlushAsync().ConfigureAwait(false);
            lines.ResetWrittenCount();
        }
        return !isLast;
    }

    private ArrayBufferWriter<byte> Swap()
    {
        (_filling, _full) = (_full, _filling);
        _json.Reset(_filling);
        return _full;
    }

    private async Task PauseAsync()
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(Task.Delay(Pause, _time, enough.Token), _wake.WaitAsync(enough.Token).AsTask()).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
    }

    private void FreeRoom()
    {
        _room?.SetResult();
        _room = null;
    }

    /// <summary>One line in the making.</summary>
    internal readonly ref struct Line(TapeWriter writer, DateTimeOffset at)
    {
        public Utf8JsonWriter Json => writer._json;

        public DateTimeOffset At => at;

        public void Dispose() => writer.Finish();
    }
}
