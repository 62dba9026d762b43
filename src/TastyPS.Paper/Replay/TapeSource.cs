using TastyPS.Core;
using TastyPS.Core.Tape;

namespace TastyPS.Paper;

/// <summary>
/// A recorded morning as the market: the broker's clock is the tape's, its quote stream says what is on it, orders meet its quotes. When it
/// is over its last quotes stay, and the clock goes on.
/// </summary>
public sealed class TapeSource : PaperSource
{
    private readonly string _path;
    private readonly TapeIndex _index;
    private readonly TapeInstruments _instruments;
    // Accounts step through the past that clients of the quote stream have already seen.
    private readonly TapeReel _traded;
    private readonly TapeReel _said;
    private TapePrices? _prices;
    private PaperClock? _clock;
    private PaperSchedule? _schedule;

    private TapeSource(string path, TapeIndex index, IReadOnlyList<TapeFault> faults)
    {
        (_path, _index, Faults) = (path, index, faults);
        _instruments = new TapeInstruments(index);
        (_traded, _said) = (new TapeReel(TapeReader.Open(path)), new TapeReel(TapeReader.Open(path)));
        Feed = new TapeFeed(_said);
    }

    /// <summary>Raised once, in one line, when the clock comes to the tape's end.</summary>
    public event Action<string>? Ended;

    /// <summary>Lines that cannot be read; the others are played.</summary>
    public IReadOnlyList<TapeFault> Faults { get; }

    /// <summary>When the recording began.</summary>
    public DateTimeOffset From => _index.Start;

    /// <summary>The instant of its last line.</summary>
    public DateTimeOffset To => _index.End;

    public override IPaperPrices Prices => _prices ?? throw new InvalidOperationException("The broker has not begun.");

    internal override IPaperFeed Feed { get; }

    /// <summary>Reads a tape once through: what is on it, and whether all of it can be read.</summary>
    /// <exception cref="TastyException">The file cannot be read, or is no tape.</exception>
    public static TapeSource Open(string path)
    {
        using var tape = TapeReader.Open(path);
        var index = TapeIndex.Of(tape);
        return new TapeSource(path, index, tape.Faults);
    }

    public override ValueTask DisposeAsync()
    {
        _schedule?.Dispose();
        _traded.Dispose();
        _said.Dispose();
        return ValueTask.CompletedTask;
    }

    internal override PaperClock Start(PaperOptions options)
    {
        _clock = new PaperClock(options.TimeProvider, options.Start ?? From, options.Speed);
        _prices = new TapePrices(_traded, _instruments, _clock);
        _schedule = new PaperSchedule(_clock, options.TimeProvider);
        _schedule.Add(To, () => Ended?.Invoke(FormattableString.Invariant($"The tape {Path.GetFileName(_path)} has ended at {To.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff}Z, after {_index.Events} events; its last quotes stay.")));
        return _clock;
    }

    internal override void Follow(IReadOnlyCollection<Instrument> instruments)
    {
        // All that there is, is on the tape.
    }

    internal override DateTimeOffset? NextEventAfter(DateTimeOffset at) => _said.NextAfter(at);

    internal override bool Answers(string template) => !template.StartsWith("/market-time/", StringComparison.Ordinal);

    internal override ValueTask PrepareAsync(PaperRequest request, CancellationToken cancellationToken)
    {
        // A clock that is stepped runs no timer.
        _schedule!.RunDue();
        return ValueTask.CompletedTask;
    }

    internal override ValueTask<PaperResponse> AnswerAsync(PaperRequest request, CancellationToken cancellationToken) =>
        new(new TapeAnswers(_index, _instruments, _said).Answer(request, _clock!.GetUtcNow()));
}
