using System.Collections.Concurrent;
using TastyPS.Paper;

namespace TastyPS.Commands;

/// <summary>The listening paper brokers of this process, by port.</summary>
internal static class PaperServers
{
    private static readonly ConcurrentDictionary<int, (PaperBroker Broker, PaperListener Listener)> Running = new();

    public static async Task<PaperServer> StartAsync(PaperOptions options, int port)
    {
        var broker = await MakeAsync(options).ConfigureAwait(false);
        PaperListener listener;
        try
        {
            listener = PaperListener.Start(broker, port);
        }
        catch (PaperListenerException)
        {
            await broker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        Running[listener.Port] = (broker, listener);
        return new()
        {
            Port = listener.Port,
            Rest = listener.Rest,
            AccountStreamer = listener.AccountStreamer,
            Dxlink = listener.Dxlink,
            ClientSecret = broker.ClientSecret,
            RefreshToken = broker.RefreshToken,
            Accounts = [.. broker.Accounts.Select(a => a.AccountNumber)],
        };
    }

    // Who could not be made disposes nothing.
    private static async Task<PaperBroker> MakeAsync(PaperOptions options)
    {
        try
        {
            return new PaperBroker(options);
        }
        catch (PaperStateException) when (options.Source is not null)
        {
            await options.Source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The line of JSON that says where the broker is and how to log in.</summary>
    public static string ReadyLine(int port) => Running[port].Listener.ReadyLine();

    public static IReadOnlyCollection<int> Ports => [.. Running.Keys.Order()];

    public static async Task<bool> StopAsync(int port)
    {
        if (!Running.TryRemove(port, out var server)) return false;
        await server.Listener.DisposeAsync().ConfigureAwait(false);
        await server.Broker.DisposeAsync().ConfigureAwait(false);
        return true;
    }
}
