namespace TastyPS.Paper;

/// <summary>The quote stream: DXLink, fed by the broker's own market on the broker's clock.</summary>
internal sealed class DxlinkDoor : IPaperSocketDoor
{
    public string Path => "/dxlink";

    public async Task ServeAsync(PaperBroker broker, PaperSocket socket, CancellationToken cancellationToken)
    {
        await using var client = new DxlinkClientSession(broker, socket);
        await client.ServeAsync(cancellationToken).ConfigureAwait(false);
    }
}
