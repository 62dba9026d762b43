namespace TastyPS;

/// <summary>What is to go wrong in a paper broker, in the words of its fault script.</summary>
public sealed class PaperFaultRequest : TastyObject
{
    public string? Script { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Script);
}
