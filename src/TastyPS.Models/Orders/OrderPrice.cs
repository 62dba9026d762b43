using System.Globalization;
using System.Text.RegularExpressions;

namespace TastyPS;

/// <summary>
/// A price as a trader says it: a number, or a word with an offset in ticks (<c>Mid</c>, <c>Natural</c>, <c>Mid+2</c>, <c>Ask-1</c>).
/// Never negative: whether money comes in or goes out is said in words.
/// </summary>
public sealed partial record OrderPrice
{
    private const decimal Most = 1_000_000_000m;

    /// <summary>A price in money.</summary>
    public OrderPrice(decimal amount)
    {
        if (amount is < 0 or > Most)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{amount} is no price: it is 0 or more and below a billion. Whether it is paid or received is said by -Debit or -Credit, never by a sign."));
        Amount = amount;
    }

    private OrderPrice(OrderPriceWord word, int ticks) => (Word, Ticks) = (word, ticks);

    /// <summary>The number; null where a word stands for it.</summary>
    public decimal? Amount { get; }

    public OrderPriceWord Word { get; }

    /// <summary>Ticks above the word's price; negative below it.</summary>
    public int Ticks { get; }

    /// <summary>Reads a price. Numbers have a decimal point and no thousands separators, under every culture.</summary>
    /// <exception cref="FormatException">The text is no price.</exception>
    public static OrderPrice Parse(string text)
    {
        var bare = (text ?? "").Trim();
        if (Words().Match(bare) is { Success: true } match)
            return new(Enum.Parse<OrderPriceWord>(match.Groups[1].Value, ignoreCase: true), match.Groups[2].Success ? int.Parse(match.Groups[2].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0);
        if (decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)) return new(amount);
        throw new FormatException($"'{text}' is no price: expected a number such as 1.25 (a decimal point, no thousands separator), or Mid, Natural, Bid or Ask with an offset in ticks, such as Mid+1.");
    }

    /// <inheritdoc/>
    public override string ToString() => Amount is { } amount ? Summary.Text(amount) : Ticks == 0 ? Word.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Word}{Ticks:+0;-0}");

    [GeneratedRegex("^(Mid|Natural|Bid|Ask) *([+-][0-9]{1,4})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
