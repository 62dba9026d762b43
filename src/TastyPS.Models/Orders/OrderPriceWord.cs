namespace TastyPS;

/// <summary>A price that is read from the quote when the order is made.</summary>
public enum OrderPriceWord
{
    /// <summary>No word: the price is a number.</summary>
    Unknown = 0,

    /// <summary>Half way between bid and ask.</summary>
    Mid,

    /// <summary>The side that fills at once: the ask when buying, the bid when selling.</summary>
    Natural,
    Bid,
    Ask,
}
