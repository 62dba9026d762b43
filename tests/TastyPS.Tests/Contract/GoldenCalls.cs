using TastyPS.Core;

namespace TastyPS.Tests.Contract;

/// <summary>The calls that have a golden, by the name of its file.</summary>
internal static class GoldenCalls
{
    private const string Account = "5WP10042";
    private static readonly DateTime Day = new(2026, 11, 19);

    public static IReadOnlyDictionary<string, Func<TastyClient, Task<object?>>> All { get; } = new Dictionary<string, Func<TastyClient, Task<object?>>>
    {
        ["Accounts/List"] = async c => await FirstAsync(c.Accounts.ListAsync()),
        ["Accounts/Get"] = async c => await c.Accounts.GetAsync(Account, default),
        ["Accounts/Customer"] = async c => await c.Accounts.CustomerAsync(default),
        ["Accounts/TradingStatus"] = async c => await c.Accounts.TradingStatusAsync(Account, default),
        ["Accounts/Balances"] = async c => await FirstAsync(c.Balances.ListAsync(Account, default)),
        ["Accounts/BalanceOfCurrency"] = async c => await c.Balances.GetAsync(Account, "USD", default),
        ["Accounts/BalanceSnapshots"] = async c => await FirstAsync(c.Balances.Snapshots(Account, new() { StartDate = Day.AddDays(-7), EndDate = Day }, first: 1)),
        ["Positions/List"] = async c => await FirstAsync(c.Positions.ListAsync(Account, new() { UnderlyingSymbols = ["SPY", "BRK/B"], InstrumentType = InstrumentType.EquityOption, Net = true }, default)),
        ["Transactions/List"] = async c => await FirstAsync(c.Transactions.List(Account, new() { Types = [TransactionType.MoneyMovement, TransactionType.Trade], StartDate = Day.AddYears(-1), EndDate = Day, Sort = SortOrder.Asc }, first: 1)),
        ["Transactions/TotalFees"] = async c => await c.Transactions.TotalFeesAsync(Account, Day, default),
        ["Orders/DryRun"] = async c => await c.Orders.DryRunAsync(
            Account,
            new OrderRequest
            {
                OrderType = OrderType.Limit,
                TimeInForce = TimeInForce.Day,
                Price = 1.05m,
                PriceEffect = PriceEffect.Debit,
                Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = "SPY", Action = OrderAction.BuyToOpen, Quantity = 1 }],
            },
            default),
    };

    private static async Task<T?> FirstAsync<T>(IAsyncEnumerable<T> list)
        where T : class
    {
        await foreach (var item in list) return item;
        return null;
    }
}
