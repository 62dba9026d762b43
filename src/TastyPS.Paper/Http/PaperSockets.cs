using TastyPS.Core.Streaming.Connection;

namespace TastyPS.Paper;

/// <summary>The stream doors of a broker by path, for whoever lets clients in.</summary>
public static class PaperSockets
{
    private static readonly Dictionary<string, IPaperSocketDoor> Doors = PaperParts.All<IPaperSocketDoor>().ToDictionary(d => d.Path);

    /// <summary>A connection, not yet connected, that ends in the broker without a socket; the address that it is given says at which door.</summary>
    public static IStreamConnection Connect(PaperBroker broker) => new MemoryConnection((address, end, _) =>
    {
        if (Find(address.AbsolutePath) is not { } door || broker.Faults.Take(PaperRequest.Of("GET", door.Path)) is not null) throw new StreamClosedException(null);
        Serve(broker, door, end);
        return Task.CompletedTask;
    });

    internal static IPaperSocketDoor? Find(string path) => Doors.GetValueOrDefault(path);

    private static void Serve(PaperBroker broker, IPaperSocketDoor door, MemoryConnection end) => _ = Task.Run(async () =>
    {
        try
        {
            await door.ServeAsync(broker, new PaperMemorySocket(end), broker.Closing).ConfigureAwait(false);
        }
        catch (Exception left) when (left is StreamClosedException or OperationCanceledException)
        {
            // The client went away in the middle, or the broker closes.
        }
        await end.DisposeAsync().ConfigureAwait(false);
    });
}
