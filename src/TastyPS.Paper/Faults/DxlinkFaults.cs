namespace TastyPS.Paper;

/// <summary>
/// What goes wrong with the quote stream, on request; each switch acts on every client from then on. A refused upgrade is a fault of its
/// route, like any other: <c>broker.Faults.Add("/dxlink", PaperFault.Html(502))</c>.
/// </summary>
public sealed class DxlinkFaults
{
    internal event Action<int>? Closing;

    internal event Action? Unauthorizing;

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

    /// <summary>Nothing is said any more, answers included, though the connections stay open.</summary>
    public bool IsSilent { get; set; }

    /// <summary>How long the broker takes over each message of a client, on the clock below its own.</summary>
    public TimeSpan ReadDelay { get; set; }

    /// <summary>A longer message of a client ends its connection with 1009. As strict as the strictest server known.</summary>
    public int MaxMessageBytes { get; set; } = 8 * 1024;

    /// <summary>No token is good enough.</summary>
    public bool RefusesTokens { get; set; }

    /// <summary>Closes every client with a code: 1001 going away, 1009 message too long, 1012 planned restart.</summary>
    public void CloseAll(int code) => Closing?.Invoke(code);

    /// <summary>Breaks every connection without a word; a client sees 1006.</summary>
    public void BreakAll() => Closing?.Invoke(PaperStreamFaults.NoCode);

    /// <summary>Tells every client that it is no longer authorised; a new AUTH makes it so again.</summary>
    public void UnauthorizeAll() => Unauthorizing?.Invoke();
}
