using TastyPS.Core;

namespace TastyPS.Tests.Orders;

/// <summary>The process that sends orders and dies of it: it stops at a point of the way, says so, and waits there for its end.</summary>
internal static class OrderChild
{
    /// <summary>Where it can stop; at "nowhere" it sends one order after the other, of which each is announced when it is done.</summary>
    public static readonly string[] Points = ["guard", "request", "answer", "nowhere"];

    public static async Task RunAsync(string[] words)
    {
        var (address, secret, token, account, folder, seed, point, count) = (words[0], words[1], words[2], words[3], words[4], int.Parse(words[5]), words[6], int.Parse(words[7]));
        await using var connection = new Connection(
            ConnectionOptions.For(TastyEnvironment.Paper, new Uri(address)) with { Transport = () => new DyingHandler(point) { InnerHandler = new SocketsHttpHandler() }, JournalState = new StateFolder(folder) },
            new Credential(secret, token), "child");
        if (point == "guard") connection.OrderGuards.Add(new DyingGuard());
        await connection.BearerAsync(SilentSink.Instance, default);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        for (var i = 0; i < count; i++)
        {
            try
            {
                var placed = await connection.Client(SilentSink.Instance).Orders.SubmitAsync(OrderIntent.Place(connection, account, Order(seed + i), allowDuplicate: false), default);
                Console.WriteLine($"accepted {placed.OrderId}");
            }
            catch (TastyException e)
            {
                Console.WriteLine(e.ErrorId);
            }
        }
    }

    /// <summary>The order of a seed: the trader who comes after a dead process asks for the same.</summary>
    public static OrderRequest Order(int seed) => OrderWish.Buy(40 + seed % 1000 / 100m, 1);

    // Nobody comes: the end is not left to luck.
    private static async Task DieAsync(string point)
    {
        Console.WriteLine("at " + point);
        await Task.Delay(TimeSpan.FromSeconds(60));
        Environment.Exit(3);
    }

    private sealed class DyingGuard : IOrderGuard
    {
        public async ValueTask CheckAsync(OrderIntent intent, CancellationToken cancellationToken) => await DieAsync("guard");
    }

    private sealed class DyingHandler(string point) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isOrder = request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal) && request.Method == HttpMethod.Post;
            if (isOrder && point == "request") await DieAsync(point);
            var response = await base.SendAsync(request, cancellationToken);
            if (isOrder && point == "answer") await DieAsync(point);
            return response;
        }
    }
}
