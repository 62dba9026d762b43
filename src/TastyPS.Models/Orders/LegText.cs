using System.Globalization;
using System.Text.RegularExpressions;

namespace TastyPS;

/// <summary>
/// One order leg in the words a trader writes: <c>STO 1 SPY 260116P450</c>, <c>Buy to Open 2 SPY 16jan26 450c</c>, <c>Sell 1 /ESZ6</c>.
/// The direction is said by the action; a signed quantity is refused.
/// </summary>
public sealed partial record LegText(OrderAction Action, decimal Quantity, Symbol Symbol)
{
    private const string Actions = "actions: BTO, BTC, STO, STC (or Buy to Open …), and Buy or Sell, which take what is held into account.";
    private const string Expected = "expected action, quantity and symbol, such as 'STO 1 SPY 260116P450'; " + Actions;
    private const string ActionForm = "(?:(?<side>[BS])T(?<effect>[OC])|(?<side>BUY|SELL)(?:[ -]?TO[ -]?(?<effect>OPEN|CLOSE))?)";

    /// <summary>Reads a leg.</summary>
    /// <exception cref="LegFormatException">The text is no leg, or its symbol no symbol.</exception>
    public static LegText Parse(string text)
    {
        if (Form().Match(text ?? "") is not { Success: true } match) throw new LegFormatException(text, Expected);
        if (!decimal.TryParse(match.Groups["quantity"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity) || quantity == 0)
            throw new LegFormatException(text, "the quantity is a number above 0.");
        try
        {
            return new LegText(ActionOf(match), quantity, Symbol.Parse(match.Groups["symbol"].Value));
        }
        catch (SymbolFormatException e)
        {
            throw new LegFormatException(text, e.Message, e);
        }
    }

    /// <summary>Reads the action alone.</summary>
    /// <exception cref="LegFormatException">The text is no action.</exception>
    public static OrderAction ParseAction(string text) =>
        ActionAlone().Match(text ?? "") is { Success: true } match ? ActionOf(match) : throw new LegFormatException(text, Actions);

    /// <summary>The leg as an order carries it.</summary>
    /// <exception cref="SymbolFormatException">The symbol came in a form that does not give the venue's.</exception>
    public OrderLegRequest ToRequest() =>
        new() { InstrumentType = Symbol.InstrumentType, Symbol = Symbol.ToApi(), Action = Action, Quantity = Quantity };

    /// <summary>The short form that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Short(Action)} {Quantity} {Symbol.ToHuman()}");

    private static OrderAction ActionOf(Match match) => (match.Groups["side"].Value.ToUpperInvariant()[0], match.Groups["effect"].Value.ToUpperInvariant()) switch
    {
        ('B', "") => OrderAction.Buy,
        ('B', ['O', ..]) => OrderAction.BuyToOpen,
        ('B', _) => OrderAction.BuyToClose,
        (_, "") => OrderAction.Sell,
        (_, ['O', ..]) => OrderAction.SellToOpen,
        _ => OrderAction.SellToClose,
    };

    private static string Short(OrderAction action) => action switch
    {
        OrderAction.BuyToOpen => "BTO",
        OrderAction.BuyToClose => "BTC",
        OrderAction.SellToOpen => "STO",
        OrderAction.SellToClose => "STC",
        _ => action.ToString(),
    };

    [GeneratedRegex("^ *" + ActionForm + " *$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ActionAlone();

    [GeneratedRegex("^ *" + ActionForm + " +(?<quantity>[0-9]{0,9}\\.?[0-9]{1,9}) +(?<symbol>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
