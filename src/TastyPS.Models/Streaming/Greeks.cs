namespace TastyPS;

/// <summary>The sensitivities of an option.</summary>
public sealed class Greeks : IndexedStreamEvent
{
    /// <summary>The model price.</summary>
    public decimal? Price { get; set; }

    /// <summary>Implied, annual, as a fraction: 0.40 is 40 %.</summary>
    public decimal? Volatility { get; set; }

    public decimal? Delta { get; set; }
    public decimal? Gamma { get; set; }

    /// <summary>A calendar day.</summary>
    public decimal? Theta { get; set; }

    /// <summary>A percent of interest.</summary>
    public decimal? Rho { get; set; }

    /// <summary>A percent of volatility.</summary>
    public decimal? Vega { get; set; }

    public DateTime? Time { get; set; }

    public override string ToString() => $"{Symbol} delta {Delta}";
}
