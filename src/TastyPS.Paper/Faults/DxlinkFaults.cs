namespace TastyPS.Paper;

/// <summary>
/// What goes wrong with the quote stream, on request. Its messages are the single events in FEED_DATA; the switches act on every client from
/// then on. A refused upgrade is a fault of its route, like any other: <c>broker.Faults.Add("/dxlink", PaperFault.Html(502))</c>.
/// </summary>
public sealed class DxlinkFaults(int seed) : PaperMessageFaults(seed)
{
    internal event Action? Unauthorizing;

    internal event Action? ClosingChannels;

    /// <summary>FEED_CONFIG tells the fields in another order than asked for, and the data follows it.</summary>
    public bool ReordersFields { get; set; }

    /// <summary>Fields that are silently left out of FEED_CONFIG and data, as the venue does with names that it does not know.</summary>
    public IReadOnlySet<string> WithheldFields { get; set; } = new HashSet<string>();

    /// <summary>FULL whatever was asked for. Switched on in mid-stream, a new FEED_CONFIG says so first.</summary>
    public bool ForcesFull { get; set; }

    /// <summary>So many types go in one FEED_DATA where there are so many: legal, and half of the known clients lose all but the first.</summary>
    public int TypesPerMessage { get; set; } = 1;

    /// <summary>A message goes out in frames of so many bytes; 0 is one frame. In memory there are no frames.</summary>
    public int FrameBytes { get; set; }

    /// <summary>How long the broker takes over each message of a client, on the clock below its own.</summary>
    public TimeSpan ReadDelay { get; set; }

    /// <summary>A longer message of a client ends its connection with 1009. As strict as the strictest server known.</summary>
    public int MaxMessageBytes { get; set; } = 8 * 1024;

    /// <summary>A token is not good enough.</summary>
    public StreamOdds RefusesTokens { get; set; } = 0;

    /// <summary>Closes every channel of every client, as a feed may at any time; the connections stay open.</summary>
    public void CloseChannels() => ClosingChannels?.Invoke();

    /// <summary>Tells every client that it is no longer authorised; a new AUTH makes it so again.</summary>
    public void UnauthorizeAll() => Unauthorizing?.Invoke();
}
