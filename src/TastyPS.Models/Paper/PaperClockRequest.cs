namespace TastyPS;

/// <summary>How far a paper broker's clock is to be stepped: by a time, or to the next event of its tape.</summary>
public sealed class PaperClockRequest : TastyObject
{
    public decimal? Milliseconds { get; set; }

    public bool? ToNextEvent { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(ToNextEvent == true ? "next event" : Milliseconds);
}
