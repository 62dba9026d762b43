using System.Text.Json.Serialization;

namespace TastyPS.Core;

/// <summary>
/// How many opening orders each account has sent on the exchange day, in <c>risk-day.json</c> for all shells together. A day that
/// is over starts again at none; a clock that goes back starts nothing.
/// </summary>
internal sealed class RiskDay(StateFolder folder, TimeProvider clock)
{
    private readonly StateDocument<RiskDayFile> _document = new(folder, "risk-day.json", 1, RiskDayJson.Default.RiskDayFile, clock);

    public int OrdersOf(OrderIntent intent, DateOnly today) => Count(_document.Get(), Key(intent), today);

    /// <summary>Counts orders before they are sent: two shells that both see one place left do not both take it.</summary>
    /// <returns>False where the limit leaves no room; then nothing is counted.</returns>
    public async Task<bool> TakeAsync(OrderIntent intent, DateOnly today, int orders, decimal limit, CancellationToken cancellationToken)
    {
        var isTaken = false;
        await _document.ChangeAsync(
            file =>
            {
                file ??= new();
                var count = Count(file, Key(intent), today) + orders;
                isTaken = count <= limit;
                if (isTaken) file.Accounts[Key(intent)] = new() { Date = Later(file, Key(intent), today), OpeningOrders = count };
                return file;
            },
            cancellationToken).ConfigureAwait(false);
        return isTaken;
    }

    private static string Key(OrderIntent intent) => $"{intent.Environment} {intent.AccountNumber}";

    private static int Count(RiskDayFile? file, string key, DateOnly today) => file?.Accounts.GetValueOrDefault(key) is { } day && day.Date >= today ? day.OpeningOrders : 0;

    private static DateOnly Later(RiskDayFile file, string key, DateOnly today) => file.Accounts.GetValueOrDefault(key)?.Date is { } date && date > today ? date : today;
}

internal sealed class RiskDayFile
{
    public Dictionary<string, RiskDayCount> Accounts { get; set; } = [];
}

internal sealed class RiskDayCount
{
    public DateOnly Date { get; set; }

    public int OpeningOrders { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RiskDayFile))]
internal sealed partial class RiskDayJson : JsonSerializerContext;
