using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>One progress bar for all histories of a command: symbols done, bars received so far.</summary>
internal sealed class CandleProgress(IHostSink sink, int symbols)
{
    private int _done;

    public IProgress<int> Of(string symbol) => new OneSymbol(this, symbol);

    public void Done() => _done++;

    private sealed class OneSymbol(CandleProgress all, string symbol) : IProgress<int>
    {
        public void Report(int bars) => all.Report(symbol, bars);
    }

    private void Report(string symbol, int bars) =>
        sink.Progress("Reading candles", FormattableString.Invariant($"{symbol}: {bars} bars; {_done} of {symbols} symbols done"), 100 * _done / symbols);
}
