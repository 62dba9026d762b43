using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Words what goes wrong with streams.</summary>
internal static class StreamErrors
{
    public const string DelayNotice = "This market data is not live: it is delayed, or a demonstration. Every object says which in FeedLevel.";

    public static TastyException Of(StreamException error) => error is StreamRefusedException
        ? new TastyException(ErrorIds.StreamRefused, error.Message, (error.InnerException as TastyException) is { IsFatal: true, Advice: { } advice }
            ? advice
            : "The stream is for customers: the account must be open and funded, market data agreements signed, and the OAuth grant of this login. Get-TastyMarketData works without the stream.", error)
        : new TastyException(ErrorIds.StreamUnavailable, error.Message, "Check the network; Get-TastyStream tells the state. The next streaming command connects anew.", error);

    public static TastyException Incomplete(CandleHistory history) => new(
        history.Candles.Count == 0 ? ErrorIds.StreamNoAnswer : ErrorIds.StreamIncomplete,
        history.Candles.Count == 0
            ? $"{history.Symbol}: {history.Missing}"
            : FormattableString.Invariant($"{history.Symbol}: asked for {history.RequestedFrom:yyyy-MM-dd HH:mm} to {history.RequestedTo ?? history.ReceivedTo:yyyy-MM-dd HH:mm}, received {history.ReceivedFrom:yyyy-MM-dd HH:mm} to {history.ReceivedTo:yyyy-MM-dd HH:mm}: {history.Missing}."),
        "What came is in the output. Ask again, for longer bars (-Interval) or a shorter range (-StartAt).") { Target = history.Symbol };

    public static string MissingSessions(CandleHistory history, IReadOnlyList<DateOnly> days) =>
        $"{history.Symbol}: the feed has no bars of {days.Count} trading days: {string.Join(", ", days.Take(10).Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))}{(days.Count > 10 ? ", …" : "")}.";

    /// <summary>What to say of symbols that never answered: nothing of each where the feed itself was not there.</summary>
    public static IEnumerable<TastyException> Silence(IReadOnlyCollection<string> symbols, double seconds, StreamStatus? status)
    {
        if (symbols.Count == 0) return [];
        if (status is null or { State: StreamState.Connected }) return symbols.Select(s => NoAnswer(s, seconds));
        return [new TastyException(
            ErrorIds.StreamUnavailable, FormattableString.Invariant($"The market data feed was not there when {seconds:0.#} s were over: {status.Reason ?? "still connecting"}."),
            "Check the network; Get-TastyStream tells the state. On a slow line give a longer -Timeout.") { Target = string.Join("; ", symbols) }];
    }

    private static TastyException NoAnswer(string symbol, double seconds) => new(
        ErrorIds.StreamNoAnswer, FormattableString.Invariant($"'{symbol}' did not answer in {seconds:0.#} s."),
        "The feed is silent about symbols that it does not know: check it with Find-TastySymbol. On a slow line give a longer -Timeout.") { Target = symbol };
}
