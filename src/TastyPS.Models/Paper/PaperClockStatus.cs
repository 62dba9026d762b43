namespace TastyPS;

/// <summary>A paper broker's clock.</summary>
public sealed class PaperClockStatus : TastyObject
{
    /// <summary>The broker's time.</summary>
    public DateTime? Now { get; set; }

    /// <summary>Broker seconds in a second; 0 where every step is made by hand.</summary>
    public decimal? Speed { get; set; }

    /// <summary>When the tape says something next; null behind its end, and where none is played.</summary>
    public DateTime? NextEventAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Now);
}
