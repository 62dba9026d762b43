namespace TastyPS;

/// <summary>A postal address.</summary>
public sealed class Address : TastyObject
{
    public string? StreetOne { get; set; }
    public string? StreetTwo { get; set; }
    public string? StreetThree { get; set; }
    public string? City { get; set; }
    public string? StateRegion { get; set; }
    public string? PostalCode { get; set; }
    public string? Country { get; set; }
    public bool? IsForeign { get; set; }
    public bool? IsDomestic { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(StreetOne, PostalCode, City, StateRegion, Country);
}
