namespace TastyPS;

/// <summary>The theoretical price of an option.</summary>
public sealed class TheoPrice : IndexedStreamEvent
{
    public decimal? Price { get; set; }
    public decimal? UnderlyingPrice { get; set; }
    public decimal? Delta { get; set; }
    public decimal? Gamma { get; set; }

    /// <summary>Simple return over the life of the option.</summary>
    public decimal? Dividend { get; set; }

    /// <summary>Simple return over the life of the option.</summary>
    public decimal? Interest { get; set; }

    public DateTime? Time { get; set; }
}
