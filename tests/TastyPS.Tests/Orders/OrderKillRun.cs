using System.Globalization;
using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Children;

namespace TastyPS.Tests.Orders;

/// <summary>
/// Orders from real processes that are killed on the way, or race each other with the same order, against a broker on loopback. Then this
/// process, on the same journal, asks for the same again and for something else.
/// </summary>
internal static class OrderKillRun
{
    private const int Many = 40;
    private static readonly string[] Kinds = [.. OrderChild.Points, "race"];

    /// <summary>Says what broke the rule "one intent, at most one order, and the journal is right"; null where it held.</summary>
    public static async Task<string?> RunAsync(int seed)
    {
        var kind = Kinds[seed % Kinds.Length];
        using var folder = new TemporaryFolder();
        await using var broker = new PaperBroker(new PaperOptions { Speed = 0 });
        await using var listener = PaperListener.Start(broker);
        var account = broker.Accounts[0];
        ChildProcess Child(string point, int count) => ChildProcess.Start(
            "order", listener.Rest.OriginalString, broker.ClientSecret, broker.RefreshToken, account.AccountNumber, folder.Path, seed.ToString(CultureInfo.InvariantCulture), point, count.ToString(CultureInfo.InvariantCulture));

        switch (kind)
        {
            case "race":
                if (await RaceAsync([Child("none", 1), Child("none", 1)]) is { } wrong) return $"seed {seed}, {kind}: {wrong}";
                break;
            case "nowhere":
                await KillAnywhereAsync(Child(kind, Many), new Random(seed));
                break;
            default:
                using (var child = Child(kind, 1))
                {
                    await StartedAsync(child);
                    if (await child.ReadAsync() is var said && said != "at " + kind) return $"seed {seed}: the child did not come to its point, it said {said}";
                    await child.KillAsync();
                }
                break;
        }

        await using var next = new Connection(
            ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = () => new PaperHttpHandler(broker), JournalState = new StateFolder(folder.Path) },
            new Credential(broker.ClientSecret, broker.RefreshToken), "next");
        await TryAsync(next, account, OrderChild.Order(seed));
        await TryAsync(next, account, OrderWish.Buy(10, 1));
        return OrderVerdict.Of(account, await next.Journal.ReadAsync(SilentSink.Instance, default), absent: OrderOutcome.Unknown) is { } broken ? $"seed {seed}, {kind}: {broken}" : null;
    }

    private static async Task StartedAsync(ChildProcess child)
    {
        await child.UntilReadyAsync();
        await child.GoAsync();
    }

    // The journal's lock decides; the loser is told that the order is there already.
    private static async Task<string?> RaceAsync(ChildProcess[] children)
    {
        foreach (var child in children) await child.UntilReadyAsync();
        foreach (var child in children) await child.GoAsync();
        var said = new List<string?>();
        foreach (var child in children)
        {
            said.Add(await child.ReadAsync());
            child.Dispose();
        }
        return said.Count(s => s is not null && s.StartsWith("accepted ", StringComparison.Ordinal)) == 1 && said.Contains(ErrorIds.OrderDuplicate) ? null : "the two said " + string.Join(" and ", said);
    }

    private static async Task KillAnywhereAsync(ChildProcess child, Random random)
    {
        using (child)
        {
            await StartedAsync(child);
            // Past the first order, which takes longest, and then a moment.
            await child.ReadAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 40));
            await child.KillAsync();
        }
    }

    private static async Task TryAsync(Connection process, PaperAccount account, OrderRequest order)
    {
        try
        {
            await process.Client(SilentSink.Instance).Orders.SubmitAsync(OrderIntent.Place(process, account.AccountNumber, order, allowDuplicate: false), default);
        }
        catch (TastyException)
        {
            // How it ended is in the journal and at the broker; that is what is judged.
        }
    }
}
