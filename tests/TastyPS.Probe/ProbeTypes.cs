using System.Globalization;

namespace TastyProbe;

/// <summary>An enum as a parameter takes it: by name, by prefix, by number.</summary>
public enum OrderAction { BuyToOpen, SellToOpen, BuyToClose, SellToClose }

/// <summary>A flags enum: combined by commas or from an array.</summary>
[Flags]
public enum Greeks { None = 0, Delta = 1, Gamma = 2, Theta = 4 }

/// <summary>Filled from a hashtable.</summary>
public sealed class Leg
{
    public string Symbol { get; set; } = "";
    public int Ratio { get; set; } = 1;
    public OrderAction Action { get; set; }

    public override string ToString() => $"{Symbol}*{Ratio}:{Action}";
}

/// <summary>Made by a constructor of one string.</summary>
public sealed class Sym(string text)
{
    public string Text { get; } = text;

    public override string ToString() => "<" + Text + ">";
}

/// <summary>Made by a static Parse.</summary>
public readonly struct Money(decimal amount)
{
    public decimal Amount { get; } = amount;

    public static Money Parse(string text) => new(decimal.Parse(text.TrimStart('$'), CultureInfo.InvariantCulture));

    public override string ToString() => "$" + Amount.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An input object that has an order's properties and is not a position.</summary>
public sealed record Note(string AccountNumber, string Symbol, decimal Quantity);

/// <summary>An input object that has one property only.</summary>
public sealed record Amount(decimal Quantity);
