using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Paper;

/// <summary>
/// The events of a broker on disk: <c>snapshot.log</c>, which is the state at one time, and <c>events.log</c>, to which everything since is
/// appended. What is flushed together is one line, so that a machine that dies leaves all of it or nothing. One broker at a time has a folder open.
/// </summary>
internal sealed class StateLog : IDisposable
{
    private const int Version = 2;
    private const string FromACopy = "Put the folder back from a copy, or start with a new one.";
    private const string WithoutTheLog = "Put the folder back from a copy, or move this file away: the broker then goes on from the snapshot before it, and what came after is lost.";
    private const int SnapshotAfter = 100_000;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly FileStream _events;
    private readonly MemoryStream _batch = new();
    private long _number;
    private int _sinceSnapshot;
    private bool _isDirty;

    public StateLog(string folder)
    {
        _folder = folder;
        try
        {
            Directory.CreateDirectory(folder);
            // A file of its own, because only a file that is not shared at all is kept from a second process everywhere.
            _lock = new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            _events = new FileStream(Path.Combine(folder, "events.log"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PaperStateException($"The state folder {folder} cannot be used: {e.Message} Another broker may have it open; choose another folder.", e);
        }
    }

    private string SnapshotPath => Path.Combine(_folder, "snapshot.log");

    /// <summary>The log has grown so much that a snapshot would make the next start shorter.</summary>
    public bool WantsSnapshot => _sinceSnapshot >= SnapshotAfter;

    /// <summary>Everything that happened, oldest first; afterwards the log is open at its end. Nothing when the folder is new.</summary>
    public IEnumerable<StateEvent> Replay(int seed)
    {
        long through = 0;
        if (File.Exists(SnapshotPath))
        {
            using var snapshot = File.OpenRead(SnapshotPath);
            var isWhole = false;
            foreach (var e in Lines(new StateFile(snapshot, FromACopy)).SelectMany(l => l.Events))
            {
                if (e is WorldMade world) through = Check(world, seed);
                isWhole = e is SnapshotEnds;
                yield return e;
            }
            // It is never written in part: what is missing was there.
            if (!isWhole) throw new PaperStateException($"{SnapshotPath} has lost its end. {FromACopy}");
        }

        _number = through;
        var log = new StateFile(_events, WithoutTheLog);
        foreach (var line in Lines(log))
        {
            // The broker may have been killed after a snapshot and before it could empty the log.
            if (line.Number <= through) continue;
            if (line.Number != _number + 1)
                throw new PaperStateException($"{_events.Name} lacks the lines {_number + 1} to {line.Number - 1}. {FromACopy}");
            (_number, _sinceSnapshot) = (line.Number, _sinceSnapshot + line.Events.Length);
            foreach (var e in line.Events) yield return e;
        }
        _events.SetLength(log.GoodUntil);
        _events.Position = log.GoodUntil;
    }

    public void Append(StateEvent e)
    {
        _batch.WriteByte(_batch.Length == 0 ? (byte)'[' : (byte)',');
        JsonSerializer.Serialize(_batch, e, Options);
        _sinceSnapshot++;
    }

    /// <summary>What was appended belongs together: it becomes a line.</summary>
    public void EndLine()
    {
        if (_batch.Length == 0) return;
        _batch.WriteByte((byte)']');
        _events.Write(StateFrame.Write(++_number, _batch.GetBuffer().AsSpan(0, (int)_batch.Length)));
        _batch.SetLength(0);
        _isDirty = true;
    }

    /// <summary>What was appended is on the disk when this returns.</summary>
    public void Flush()
    {
        EndLine();
        if (!_isDirty) return;
        _events.Flush(flushToDisk: true);
        _isDirty = false;
    }

    /// <summary>Writes the whole state, then empties the log. Killed in between, the next start finds the one or the other.</summary>
    public void WriteSnapshot(int seed, IEnumerable<StateEvent> state)
    {
        Flush();
        var draft = SnapshotPath + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            var number = 0L;
            foreach (var e in state.Prepend(new WorldMade(Version, seed, _number)).Append(new SnapshotEnds())) file.Write(StateFrame.Write(++number, JsonSerializer.SerializeToUtf8Bytes<StateEvent[]>([e], Options)));
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, SnapshotPath, overwrite: true);
        _events.SetLength(0);
        _sinceSnapshot = 0;
    }

    public void Dispose()
    {
        Flush();
        _events.Dispose();
        _lock.Dispose();
    }

    private static IEnumerable<(long Number, StateEvent[] Events)> Lines(StateFile file)
    {
        foreach (var (number, json) in file.Lines()) yield return (number, JsonSerializer.Deserialize<StateEvent[]>(json.Span, Options)!);
    }

    private long Check(WorldMade world, int seed)
    {
        if (world.Version != Version) throw new PaperStateException($"The state in {_folder} is of version {world.Version}, this broker reads version {Version}. Start with a new folder.");
        if (world.Seed != seed) throw new PaperStateException($"The state in {_folder} is of the world with seed {world.Seed}, not {seed}. Use that seed, or another folder.");
        return world.Through;
    }
}
