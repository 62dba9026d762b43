using System.Text;
using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>The backtester: option strategies over past years. A service of its own; the sandbox has none.</summary>
public sealed class BacktestsApi(TastyClient client)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);

    /// <summary>The ids of the user's backtests.</summary>
    public IAsyncEnumerable<string> IdsAsync(CancellationToken cancellationToken) => client.Rest.ListAsync<string>(Of(ApiRequest.Get($"/backtests")), cancellationToken);

    public Task<Backtest> GetAsync(string id, CancellationToken cancellationToken) => client.Rest.ObjectAsync<Backtest>(Of(ApiRequest.Get($"/backtests/{id:id}"), id), cancellationToken);

    /// <summary>Starts one; it may already be completed when the venue has it in store.</summary>
    public Task<Backtest> StartAsync(BacktestRequest backtest, CancellationToken cancellationToken) =>
        client.Rest.ObjectAsync<Backtest>(Of(ApiRequest.Post($"/backtests", TastyJson.Write(backtest)), backtest.Symbol), cancellationToken);

    /// <summary>Asks until a backtest no longer runs, ever more slowly, and says how far it is. Cancelled, it has the venue cancel the backtest too.</summary>
    public async Task<Backtest> WaitAsync(Backtest started, CancellationToken cancellationToken)
    {
        var (backtest, pause) = (started, FirstPause);
        try
        {
            // A status that we do not know is not waited for: it may be the last.
            while (backtest.Status is BacktestStatus.Pending or BacktestStatus.Running)
            {
                client.Rest.Sink.Progress($"Backtest of {backtest.Symbol}", $"{backtest.Status} ({backtest.Id})", Percent(backtest.Progress));
                await Task.Delay(pause, client.Connection.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                if (pause < LongestPause) pause *= 2;
                backtest = await GetAsync(started.Id ?? "", cancellationToken).ConfigureAwait(false);
            }
            return backtest;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await AbandonAsync(started.Id ?? "").ConfigureAwait(false);
            throw;
        }
        catch (TastyException)
        {
            client.Rest.Sink.Warning($"The backtest {started.Id} goes on at the venue; Get-TastyBacktest {started.Id} reads it later.");
            throw;
        }
    }

    /// <summary>The service's notes about a backtest, as it wrote them.</summary>
    public async Task<string> LogAsync(string id, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString((await client.Rest.SendAsync(Of(ApiRequest.Get($"/backtests/{id:id}/logs"), id), cancellationToken).ConfigureAwait(false)).Span);

    public Task CancelAsync(string id, CancellationToken cancellationToken) => client.Rest.SendAsync(Of(ApiRequest.Post($"/backtests/{id:id}/cancel", body: null), id), cancellationToken);

    /// <summary>The days that can be backtested, one row a symbol.</summary>
    public IAsyncEnumerable<BacktestAvailability> AvailabilityAsync(CancellationToken cancellationToken) =>
        client.Rest.ListAsync<BacktestAvailability>(Of(ApiRequest.Get($"/available-dates")), cancellationToken);

    /// <summary>What a trade was worth through time. Nothing is created, so it may be asked again.</summary>
    public IAsyncEnumerable<TradeSimulationPoint> SimulateAsync(TradeSimulationRequest trade, CancellationToken cancellationToken) =>
        client.Rest.ListAsync<TradeSimulationPoint>(Of(ApiRequest.Compute($"/simulate-trade", TastyJson.Write(trade)), trade.Underlying), cancellationToken);

    // The caller has gone and hears nothing any more; a service that does not answer must not hold it up.
    private async Task AbandonAsync(string id)
    {
        using var limit = new CancellationTokenSource(CancelLimit, client.Connection.Options.TimeProvider);
        try
        {
            await client.Connection.Client(SilentSink.Instance).Backtests.CancelAsync(id, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TastyException or OperationCanceledException)
        {
            // It ends by itself.
        }
    }

    // The venue documents no unit: a fraction on paper, and never more than 1 there.
    private static int? Percent(decimal? progress) => progress is { } share ? (int)Math.Clamp(share <= 1 ? share * 100 : share, 0, 100) : null;

    private static ApiRequest Of(ApiRequest call, string? target = null) => call with { Host = ApiHost.Backtester, Target = target };
}
