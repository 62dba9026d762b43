namespace TastyPS;

/// <summary>What the venue shall check beyond its habit.</summary>
public sealed class OrderAdvancedInstructions : TastyObject
{
    /// <summary>Refuse an order that would close more than there is, instead of silently opening the other side.</summary>
    public bool? StrictPositionEffectValidation { get; set; }

    /// <inheritdoc/>
    public override string ToString() => StrictPositionEffectValidation is true ? "strict position effect" : "";
}
