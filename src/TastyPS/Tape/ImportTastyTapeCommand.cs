using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Tape;

namespace TastyPS.Commands;

/// <summary>
/// Import-TastyTape: what is on a tape, in its order, as the objects that Watch-TastyQuote, Watch-TastyAccount and the others gave when it
/// was recorded, and the calls of the session. A line that cannot be read is an error of its own; a torn last one is a warning.
/// </summary>
[Cmdlet(VerbsData.Import, "TastyTape")]
[OutputType(
    typeof(Quote), typeof(Trade), typeof(TradeETH), typeof(DaySummary), typeof(InstrumentProfile), typeof(Greeks), typeof(TimeAndSale), typeof(TheoPrice), typeof(Underlying), typeof(Series),
    typeof(OptionSale), typeof(BookOrder), typeof(Candle), typeof(FeedMessage), typeof(AccountEvent), typeof(TapeRequest), typeof(StreamGap))]
public sealed class ImportTastyTapeCommand : TastyCmdlet
{
    // A turn on the pipeline thread is short enough to see a stop.
    private const int Turn = 4096;

    /// <summary>The file, compressed or not; wildcards and objects of Get-ChildItem do.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    protected override Task ProcessAsync() => EachAsync(Path, async path =>
    {
        foreach (var file in await AskAsync(() => GetResolvedProviderPathFromPSPath(path, out _)).ConfigureAwait(false)) await ReadAsync(file).ConfigureAwait(false);
    });

    private async Task ReadAsync(string path)
    {
        using var tape = TapeReader.Open(path);
        var (objects, told) = (new TapeObjects(tape, TimeProvider.System), 0);
        while (await AskAsync(() => Write(objects)).ConfigureAwait(false)) Tell();
        Tell();
        if (!tape.HasEnd && tape.Faults is not [.., { IsTorn: true }]) Warn($"The recording of '{path}' did not come to its end.");

        void Tell()
        {
            for (; told < tape.Faults.Count; told++)
            {
                if (tape.Faults[told] is { IsTorn: true } torn) Warn($"{path}: {torn}");
                else Fail(new TastyException(ErrorIds.TapeLine, $"{path}: {tape.Faults[told]}", "The other lines are there. The file was changed after it was written.") { Target = path }, path);
            }
        }
    }

    private bool Write(TapeObjects objects)
    {
        for (var i = 0; i < Turn && !CancelToken.IsCancellationRequested; i++)
        {
            if (!objects.TryRead(out var read)) return false;
            foreach (var one in read) WriteObject(one);
        }
        return !CancelToken.IsCancellationRequested;
    }
}
