namespace TastyPS.Paper;

/// <summary>
/// What speaks on a stream connection of the broker. The broker finds every implementation with a parameterless constructor in this
/// assembly; the listener upgrades at <see cref="Path"/> (<c>/streamer</c>, <c>/dxlink</c>), the in-memory door hands over one end of a pipe.
/// </summary>
public interface IPaperSocketDoor
{
    string Path { get; }

    /// <summary>Serves one client until it leaves, the broker closes, or the token is cancelled.</summary>
    Task ServeAsync(PaperBroker broker, PaperSocket socket, CancellationToken cancellationToken);
}
