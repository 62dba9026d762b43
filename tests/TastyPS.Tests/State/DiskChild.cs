using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Orders;

namespace TastyPS.Tests.State;

/// <summary>A user before a state folder that has something wrong: what each thing that is done there came to, a line each, and what is in the folder then.</summary>
internal static class DiskChild
{
    public static async Task RunAsync(string[] words)
    {
        var (wrong, folder) = (words[0], new StateFolder(words[1]));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = new FakeClock(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero)) });
        await using var connection = Connect(broker, folder);
        if (wrong == "full") await PrepareAsync(connection, folder);
        if (wrong == "full") await FillAsync(connection, folder);
        await SayAsync("open", () => SubmitAsync(connection, OrderWish.Buy(300, 1)));
        var close = new PlacedOrderResponse();
        await SayAsync("close", async () => close = await SubmitAsync(connection, Sell()));
        await SayAsync("cancel", () => connection.Client(SilentSink.Instance).Orders.CancelAsync(Account(connection), close.OrderId ?? 0, default));
        await SayAsync("switch", () => connection.Breaker.Switch.DisableAsync(TastyEnvironment.Paper, "disk", default));
        await SayAsync("policy", () => LimitAsync(folder, 1));
        if (wrong == "full") File.Delete(folder.File("fill"));
        await SayAsync("limit", () => Task.FromResult(new RiskPolicyStore(folder, TimeProvider.System).For("").MaxOrderValue));
        await SayAsync("journal", async () => (await connection.Journal.ReadAsync(SilentSink.Instance, default)).Count);
        await SayAsync("temporary", () => Task.FromResult(folder.Files("", "*.tmp").Count));
    }

    /// <summary>What was there before: a policy, and an order in the journal.</summary>
    public static async Task PrepareAsync(string folder)
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = new FakeClock(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero)) });
        await using var connection = Connect(broker, new StateFolder(folder));
        await PrepareAsync(connection, new StateFolder(folder));
    }

    private static async Task PrepareAsync(Connection connection, StateFolder folder)
    {
        await LimitAsync(folder, 1_000_000);
        await SubmitAsync(connection, OrderWish.Buy(300, 1));
    }

    private static Connection Connect(PaperBroker broker, StateFolder folder)
    {
        var connection = new Connection(
            ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = () => new PaperHttpHandler(broker), VenueClock = broker.Clock, JournalState = folder, Breaker = new() { OrdersPerMinute = 1000 } },
            new Credential(broker.ClientSecret, broker.RefreshToken), "disk");
        connection.OpenAsync(SilentSink.Instance, default).GetAwaiter().GetResult();
        return connection;
    }

    /// <summary>Until no line goes into the journal any more; the last one went in half.</summary>
    private static async Task FillAsync(Connection connection, StateFolder folder)
    {
        await using (var fill = new FileStream(folder.File("fill"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            try
            {
                while (true) fill.Write(new byte[4096]);
            }
            catch (IOException)
            {
                // That is what it is for.
            }
        for (var i = 0; i < 100; i++)
            try
            {
                await connection.Journal.BeginAsync(OrderIntent.Place(connection, Account(connection), OrderWish.Buy(300, 1), allowDuplicate: true), SilentSink.Instance, default);
            }
            catch (TastyException)
            {
                return;
            }
    }

    private static string Account(Connection connection) => connection.AccountNumbers[0];

    private static Task<RiskPolicy> LimitAsync(StateFolder folder, decimal limit) =>
        new RiskPolicyStore(folder, TimeProvider.System).ChangeAsync(new RiskPolicyChange(null, new Dictionary<RiskRule, decimal?> { [RiskRule.MaxOrderValue] = limit }, null), default);

    /// <summary>One of those that are held, far above the market.</summary>
    private static OrderRequest Sell()
    {
        var order = OrderWish.Buy(900, 1);
        (order.PriceEffect, order.Legs[0].Symbol, order.Legs[0].Action) = (PriceEffect.Credit, "AAPL", OrderAction.SellToClose);
        return order;
    }

    private static Task<PlacedOrderResponse> SubmitAsync(Connection connection, OrderRequest order) =>
        connection.Client(SilentSink.Instance).Orders.SubmitAsync(OrderIntent.Place(connection, Account(connection), order, allowDuplicate: true), default);

    private static Task SayAsync(string what, Func<Task> deed) => SayAsync(what, async () =>
    {
        await deed();
        return "done";
    });

    private static async Task SayAsync<T>(string what, Func<Task<T>> deed)
    {
        try
        {
            Console.WriteLine($"{what} {(await deed() is var got && got is decimal or int or string ? got : "done")}");
        }
        catch (TastyException e)
        {
            Console.WriteLine($"{what} {e.ErrorId}");
        }
    }
}
