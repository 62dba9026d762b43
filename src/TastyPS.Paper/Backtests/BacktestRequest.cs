using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>A backtest as it was asked for, checked.</summary>
internal sealed record BacktestRequest(
    Underlying Underlying, DateOnly From, DateOnly To, IReadOnlyList<BacktestLeg> Legs, BacktestEntry Entry, BacktestExit Exit)
{
    public static readonly DateOnly FirstDate = new(2019, 6, 3);

    public static BacktestRequest Read(JsonObject body, PaperMarket market)
    {
        var symbol = body["symbol"]?.ToString() ?? throw PaperApiException.Validation("symbol", "is missing");
        if (market.FindUnderlying(symbol) is not { OptionRoots.Count: > 0 } underlying) throw PaperApiException.NotFound($"No historical data for {symbol}");
        var (from, to) = (Date(body, "startDate"), Date(body, "endDate"));
        if (from > to) throw PaperApiException.Validation("startDate", "must not be after endDate");
        if (from < FirstDate || to >= market.Today) throw PaperApiException.Validation("endDate", "is outside the available dates");
        if (body["legs"] is not JsonArray { Count: > 0 } legs) throw PaperApiException.Validation("legs", "is missing");
        return new BacktestRequest(underlying, from, to, [.. legs.Select((leg, index) => BacktestLeg.Read(leg as JsonObject ?? [], index))],
            BacktestEntry.Read(body["entryConditions"] as JsonObject ?? []), BacktestExit.Read(body["exitConditions"] as JsonObject ?? []));
    }

    internal static int? Int(JsonObject json, string name) => WireJson.ReadDecimal(json[name]) is { } number ? (int)number : null;

    internal static string? OneOf(JsonObject json, string name, params string[] words) => json[name]?.ToString() switch
    {
        null => null,
        var text when words.Contains(text) => text,
        _ => throw PaperApiException.Validation(name, "does not have a valid value"),
    };

    private static DateOnly Date(JsonObject body, string name) =>
        body[name]?.ToString() is { } text && WireJson.TryDate(text, out var date) ? date : throw PaperApiException.Validation(name, body[name] is null ? "is missing" : "is invalid");
}

/// <summary>One leg and how its strike is chosen.</summary>
internal sealed record BacktestLeg(bool IsOption, bool IsLong, bool IsCall, int Quantity, string Selection, int RelativeTo, decimal Value, int Days)
{
    public int Sign => IsLong ? 1 : -1;

    public int Multiplier => IsOption ? 100 : 1;

    public static BacktestLeg Read(JsonObject json, int index)
    {
        var isOption = Required("type", "equity", "equity-option") == "equity-option";
        var quantity = BacktestRequest.Int(json, "quantity") ?? throw PaperApiException.Validation("quantity", "is missing");
        if (quantity < 1 || quantity > (isOption ? 10 : 100)) throw PaperApiException.Validation("quantity", "does not have a valid value");
        var selection = Required(
            "strikeSelection", "delta", "percentageOTM", "percentageOTMRelative", "currentPriceOffset", "currentPriceOffsetRelative", "currentPriceExactOffsetRelative", "premium");
        var field = selection.StartsWith("percentageOTM", StringComparison.Ordinal) ? "percentageOTM"
            : selection.StartsWith("currentPrice", StringComparison.Ordinal) ? "currentPriceOffset" : selection;
        var value = WireJson.ReadDecimal(json[field]);
        if (isOption && value is null) throw PaperApiException.Validation(field, "is missing");
        var relative = BacktestRequest.Int(json, "strikeRelativeLeg") ?? 0;
        if (selection.EndsWith("Relative", StringComparison.Ordinal) && (relative < 0 || relative >= index))
            throw PaperApiException.Validation("strikeRelativeLeg", "must name an earlier leg");
        return new BacktestLeg(isOption, Required("direction", "long", "short") == "long", !isOption || Required("side", "call", "put") == "call",
            quantity, selection, relative, value ?? 0, BacktestRequest.Int(json, "daysUntilExpiration") ?? throw PaperApiException.Validation("daysUntilExpiration", "is missing"));

        string Required(string name, params string[] words) => BacktestRequest.OneOf(json, name, words) ?? throw PaperApiException.Validation(name, "is missing");
    }
}

/// <summary>When a trial may be opened.</summary>
internal sealed record BacktestEntry(string Frequency, IReadOnlyList<int> Days, int? MaximumActive, bool ClosesOldest, int? MinimumVix, int? MaximumVix)
{
    public static BacktestEntry Read(JsonObject json) => new(
        BacktestRequest.OneOf(json, "frequency", "every day", "on specific days of the week", "on exact days to expiration match") ?? "every day",
        json["specificDays"] is JsonArray days ? [.. days.Select(d => (int)(WireJson.ReadDecimal(d) ?? -1))] : [],
        BacktestRequest.Int(json, "maximumActiveTrials"),
        BacktestRequest.OneOf(json, "maximumActiveTrialsBehavior", "don't enter", "close oldest") == "close oldest",
        BacktestRequest.Int(json, "minimumVIX"),
        BacktestRequest.Int(json, "maximumVIX"));
}

/// <summary>When a trial is closed before it expires.</summary>
internal sealed record BacktestExit(int? TakeProfit, int? StopLoss, int? AfterDays, int? AtDays, int? MinimumVix)
{
    public static BacktestExit Read(JsonObject json) => new(
        BacktestRequest.Int(json, "takeProfitPercentage"), BacktestRequest.Int(json, "stopLossPercentage"), BacktestRequest.Int(json, "afterDaysInTrade"),
        BacktestRequest.Int(json, "atDaysToExpiration"), BacktestRequest.Int(json, "minimumVIX"));
}
