using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>A backtest that was started: it takes some seconds of the broker's clock, and is computed when somebody looks after that.</summary>
internal sealed class BacktestRun
{
    private static readonly TimeSpan Queue = TimeSpan.FromSeconds(0.5);
    private readonly BacktestRequest _request;
    private readonly DateTimeOffset _startedAt;
    private readonly TimeSpan _duration;
    private BacktestResult? _result;

    public BacktestRun(JsonObject kept, PaperMarket market)
    {
        (Kept, _startedAt) = (kept, WireJson.ReadInstant(kept["started-at"])!.Value);
        _request = BacktestRequest.Read(kept["asked"]!.AsObject(), market);
        _duration = TimeSpan.FromSeconds(1 + ((_request.To.DayNumber - _request.From.DayNumber) / 365.0));
    }

    /// <summary>What there is to know of a run: id, what was asked for, when it was started, whether it was cancelled.</summary>
    public JsonObject Kept { get; }

    public string Id => (string)Kept["id"]!;

    private bool IsCancelled => Kept.ContainsKey("cancelled");

    public static JsonObject Keep(string id, JsonObject asked, DateTimeOffset startedAt)
        => new() { ["id"] = id, ["asked"] = asked.DeepClone(), ["started-at"] = startedAt.ToString("O", CultureInfo.InvariantCulture) };

    public string StatusAt(DateTimeOffset now) =>
        IsCancelled || now >= _startedAt + Queue + _duration ? "completed" : now < _startedAt + Queue ? "pending" : "running";

    /// <summary>False when it was over already.</summary>
    public bool Cancel(DateTimeOffset now)
    {
        if (StatusAt(now) == "completed") return false;
        Kept["cancelled"] = true;
        return true;
    }

    public JsonObject ToJson(PaperMarket market)
    {
        var status = StatusAt(market.Now);
        if (status == "completed" && !IsCancelled) _result ??= new BacktestEngine(market, _request).Run();
        var left = _startedAt + Queue + _duration - market.Now;
        var json = (JsonObject)Kept["asked"]!.DeepClone();
        json["id"] = Id;
        json["status"] = status;
        json["progress"] = status == "completed" ? 1 : Math.Round(Math.Clamp(1 - (left / _duration), 0, 1), 3);
        json["ETA"] = status == "completed" ? 0 : Math.Round(left.TotalSeconds, 1);
        json["notices"] = new JsonArray();
        if (IsCancelled) json["notices"] = new JsonArray("The backtest was cancelled.");
        if (_result is null) return json;
        json["statistics"] = Statistics(_result);
        json["trials"] = new JsonArray([.. _result.Trials.Select(t => new JsonObject
        {
            ["openDateTime"] = WireJson.InstantZ(t.OpenedAt),
            ["closeDateTime"] = WireJson.InstantZ(t.ClosedAt),
            ["profitLoss"] = Math.Round(t.ProfitLoss, 2),
        })]);
        json["snapshots"] = new JsonArray([.. _result.Snapshots.Select(s => new JsonObject
        {
            ["dateTime"] = WireJson.InstantZ(s.At),
            ["profitLoss"] = Math.Round(s.ProfitLoss, 2),
            ["underlyingPrice"] = s.UnderlyingPrice,
        })]);
        return json;
    }

    public string Logs(DateTimeOffset now) => $"{WireJson.InstantZ(_startedAt)} backtest {Id} of {_request.Underlying.Symbol} accepted\n"
        + (StatusAt(now) == "completed" ? $"{WireJson.InstantZ(_startedAt + Queue + _duration)} {(IsCancelled ? "cancelled" : "completed")}\n" : "");

    private static JsonArray Statistics(BacktestResult result)
    {
        var gains = result.Trials.Select(t => t.ProfitLoss).ToList();
        decimal peak = 0, fall = 0;
        foreach (var snapshot in result.Snapshots)
        {
            peak = Math.Max(peak, snapshot.ProfitLoss);
            fall = Math.Max(fall, peak - snapshot.ProfitLoss);
        }
        return new JsonArray(
            Statistic("Number of trades", gains.Count),
            Statistic("Total profit/loss", gains.Sum()),
            Statistic("Average profit/loss per trade", gains.Count == 0 ? 0 : gains.Average()),
            Statistic("Win percentage", gains.Count == 0 ? 0 : 100m * gains.Count(g => g > 0) / gains.Count),
            Statistic("Largest profit", gains.DefaultIfEmpty().Max()),
            Statistic("Largest loss", gains.DefaultIfEmpty().Min()),
            Statistic("Max drawdown", fall));

        static JsonObject Statistic(string name, decimal value) => new() { ["name"] = name, ["value"] = Math.Round(value, 2) };
    }
}
