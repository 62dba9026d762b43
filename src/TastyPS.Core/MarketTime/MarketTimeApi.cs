using System.Runtime.CompilerServices;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>When the markets are open, as the venue says.</summary>
public sealed class MarketTimeApi(TastyClient client)
{
    public const string Equity = "Equity";

    /// <summary>The exchange whose sessions stand for those of futures.</summary>
    public const string Futures = "CME";

    /// <summary>The markets that the venue keeps sessions of.</summary>
    public static IReadOnlyList<string> Markets { get; } = [Equity, "CME", "CFE"];

    private RestClient Rest => client.Rest;

    /// <summary>A gate before the market of equities or futures, on the venue's clock and calendar; where that cannot be had, on the exchange's rules.</summary>
    public async Task<MarketGate> GateAsync(bool isFuture, CancellationToken cancellationToken)
    {
        var options = client.Connection.Options;
        if (!isFuture) return new MarketGate(Equity, options.VenueClock, (await ClockAsync(cancellationToken).ConfigureAwait(false)).Calendar.SessionOf, options.TimeProvider);
        var calendar = new FuturesCalendar(await CalendarOrNoneAsync(Futures, cancellationToken).ConfigureAwait(false));
        return new MarketGate(Futures, options.VenueClock, calendar.SessionOf, options.TimeProvider);
    }

    /// <summary>The clock of this connection with the venue's calendar; where that cannot be had, with the exchange's rules.</summary>
    public async Task<MarketClock> ClockAsync(CancellationToken cancellationToken)
    {
        var calendar = await CalendarOrNoneAsync(Equity, cancellationToken).ConfigureAwait(false);
        return new MarketClock(client.Connection.Options.VenueClock, new TradingCalendar(calendar));
    }

    private async Task<MarketCalendar> CalendarOrNoneAsync(string market, CancellationToken cancellationToken)
    {
        try
        {
            return await CalendarAsync(market, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            Rest.Sink.Verbose($"The venue's calendar is not to be had ({e.Message}): the exchange's rules take its place.");
            return new MarketCalendar();
        }
    }

    /// <summary>Holidays and half days around this year.</summary>
    public Task<MarketCalendar> CalendarAsync(string market, CancellationToken cancellationToken) => Rest.ObjectAsync<MarketCalendar>(
        (market == Equity ? ApiRequest.Get($"/market-time/equities/holidays") : ApiRequest.Get($"/market-time/futures/holidays/{market:market}")) with { Life = CacheLife.Day }, cancellationToken);

    /// <summary>What is going on now, one call for all markets asked for.</summary>
    public IAsyncEnumerable<CurrentMarketSession> CurrentAsync(IReadOnlyList<string> markets, CancellationToken cancellationToken) => markets switch
    {
        [Equity] => Rest.ListAsync<CurrentMarketSession>(ApiRequest.Get($"/market-time/equities/sessions/current"), cancellationToken),
        [var one] => Rest.ListAsync<CurrentMarketSession>(ApiRequest.Get($"/market-time/futures/sessions/current/{one:market}"), cancellationToken),
        _ when !markets.Contains(Equity) => Rest.ListAsync<CurrentMarketSession>(ApiRequest.Get($"/market-time/futures/sessions/current"), cancellationToken),
        _ => Rest.ListAsync<CurrentMarketSession>(ApiRequest.Get($"/market-time/sessions/current") with { Query = new QueryString().AddEach("instrument-collections[]", markets) }, cancellationToken),
    };

    /// <summary>What was, or will be, going on in the market of equities at an instant.</summary>
    public Task<CurrentMarketSession> AtAsync(DateTime instant, CancellationToken cancellationToken) => Rest.ObjectAsync<CurrentMarketSession>(
        ApiRequest.Get($"/market-time/equities/sessions/current") with { Query = new QueryString().AddInstant("current-time", instant) }, cancellationToken);

    /// <param name="date">The session after this date; after now where it is null.</param>
    public Task<MarketSession> NextAsync(string market, DateTime? date, CancellationToken cancellationToken) => Rest.ObjectAsync<MarketSession>(
        On(date, market == Equity ? ApiRequest.Get($"/market-time/equities/sessions/next") : ApiRequest.Get($"/market-time/futures/sessions/next/{market:market}")), cancellationToken);

    /// <param name="date">The session before this date; before now where it is null.</param>
    public Task<MarketSession> PreviousAsync(string market, DateTime? date, CancellationToken cancellationToken) => Rest.ObjectAsync<MarketSession>(
        On(date, market == Equity ? ApiRequest.Get($"/market-time/equities/sessions/previous") : ApiRequest.Get($"/market-time/futures/sessions/previous/{market:market}")), cancellationToken);

    /// <summary>The sessions of a market from day to day; the venue answers for at most nine months, longer ranges are several calls.</summary>
    public async IAsyncEnumerable<MarketSession> RangeAsync(string market, DateTime start, DateTime end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = start; from <= end;)
        {
            var to = from.AddMonths(9).AddDays(-1) is var limit && limit < end ? limit : end;
            var call = ApiRequest.Get($"/market-time/sessions") with { Query = new QueryString().AddDate("from-date", from).AddDate("to-date", to).Add("instrument-collection", market) };
            await foreach (var session in Rest.ListAsync<MarketSession>(call, cancellationToken).ConfigureAwait(false)) yield return session;
            from = to.AddDays(1);
        }
    }

    private static ApiRequest On(DateTime? date, ApiRequest call) => call with { Query = new QueryString().AddDate("date", date) };
}
