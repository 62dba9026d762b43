namespace TastyPS.Paper;

/// <summary>The account streamer: who connects hears of orders, fills, positions and balances as they change, and of nothing before.</summary>
internal sealed class AccountStreamDoor : IPaperSocketDoor
{
    public string Path => "/streamer";

    public async Task ServeAsync(PaperBroker broker, PaperSocket socket, CancellationToken cancellationToken)
    {
        await using var client = new AccountStreamClientSession(broker, socket);
        await client.ServeAsync(cancellationToken).ConfigureAwait(false);
    }
}
