using TastyPS.Core.Tape;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Tape;

public sealed class TapeWriterTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_what_was_before_is_whole()
    {
        var disk = new SmallDisk(100_000);
        await using var writer = new TapeWriter(disk, _clock);
        for (var i = 0; !writer.Failure.IsCompleted; i++)
        {
            Say(writer, _clock.GetUtcNow(), line => line.Json.WriteNumber("n", i));
            if (i % 1000 == 999) await Task.WhenAny(_clock.AdvanceUntilAsync(() => writer.Failure.IsCompleted || disk.Written > i, TimeSpan.FromMinutes(1)), writer.Failure);
            Assert.True(i < 100_000, "the disk was never full");
        }

        Assert.Contains("No space left", (await writer.Failure).Message, StringComparison.Ordinal);
        Assert.Null(writer.Room);
        var lines = disk.Text.Split('\n');
        Assert.Equal(Enumerable.Range(0, lines.Length - 1).Select(i => $$"""{"n":{{i}}}"""), lines[..^1]);
        Assert.True(lines.Length > 1000);
    }

    [Fact]
    public async Task What_comes_faster_than_the_disk_takes_it_is_asked_to_wait()
    {
        var disk = new SmallDisk(long.MaxValue) { Gate = new TaskCompletionSource() };
        await using var writer = new TapeWriter(disk, _clock);
        var text = new string('x', 100_000);
        for (var i = 0; writer.Room is null; i++)
        {
            Say(writer, _clock.GetUtcNow(), line => line.Json.WriteString("x", text));
            Assert.True(i < 2000, "nothing ever said stop");
        }
        var room = writer.Room;

        disk.Gate.SetResult();

        await room.WaitAsync(Patience.Limit);
        Assert.Null(writer.Room);
    }

    [Fact]
    public async Task A_tapes_time_never_goes_back()
    {
        var disk = new SmallDisk(long.MaxValue);
        var noon = new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
        await using (var writer = new TapeWriter(disk, _clock))
            foreach (var at in (int[])[0, 5, 3, 7])
                Say(writer, noon.AddSeconds(at), line => line.Json.WriteNumber("second", line.At.Second));

        Assert.Equal(["{\"second\":0}", "{\"second\":5}", "{\"second\":5}", "{\"second\":7}", ""], disk.Text.Split('\n'));
    }

    [Fact]
    public async Task Nothing_comes_after_the_last_line()
    {
        var disk = new SmallDisk(long.MaxValue);
        await using (var writer = new TapeWriter(disk, _clock))
        {
            Assert.True(Say(writer, _clock.GetUtcNow(), line => line.Json.WriteNumber("end", 1), isLast: true));
            Assert.False(Say(writer, _clock.GetUtcNow(), line => line.Json.WriteNumber("late", 1)));
        }

        Assert.Equal("{\"end\":1}\n", disk.Text);
    }

    private delegate void Words(TapeWriter.Line line);

    private static bool Say(TapeWriter writer, DateTimeOffset at, Words words, bool isLast = false)
    {
        if (!writer.TryBegin(at, out var line, isLast)) return false;
        using var whole = line;
        words(line);
        return true;
    }

    private sealed class SmallDisk(long size) : MemoryStream
    {
        public TaskCompletionSource? Gate { get; init; }

        public long Written => Length;

        public string Text => System.Text.Encoding.UTF8.GetString(ToArray());

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Gate is not null) await Gate.Task.WaitAsync(cancellationToken);
            // As a system does it: what fits is written.
            var fits = (int)Math.Min(buffer.Length, size - Length);
            Write(buffer.Span[..fits]);
            if (fits < buffer.Length) throw new IOException("No space left on device");
        }
    }
}
