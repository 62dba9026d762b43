using System.Globalization;

namespace TastyProbe;

/// <summary>What Get-ProbePosition writes: it binds by value and, by its property names, to the next cmdlet.</summary>
public sealed class Position
{
    public string AccountNumber { get; set; } = "";
    public string Symbol { get; set; } = "";
    public decimal Quantity { get; set; }

    public override string ToString() => $"{AccountNumber}/{Symbol}/{Quantity.ToString(CultureInfo.InvariantCulture)}";
}
