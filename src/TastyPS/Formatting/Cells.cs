using System.Globalization;

namespace TastyPS.Formatting;

/// <summary>Texts of table cells that need more than a format string. Views call it; numbers are in the user's culture.</summary>
public static class Cells
{
    /// <summary>A gain or loss: a sign always, and a colour where the host has one (the escape texts of <c>$PSStyle</c>).</summary>
    public static string Gain(decimal? value, string? up, string? down, string? reset)
    {
        if (value is not { } amount) return "";
        var text = amount.ToString("+#,0.00;-#,0.00;0.00", CultureInfo.CurrentCulture);
        var colour = amount > 0 ? up : amount < 0 ? down : null;
        return string.IsNullOrEmpty(colour) ? text : colour + text + reset;
    }

    /// <summary>All fees of a transaction, signed as the venue signs them: what was paid is negative.</summary>
    public static string Fees(Transaction transaction)
    {
        var parts = new[] { transaction.Commission, transaction.ClearingFees, transaction.RegulatoryFees, transaction.ProprietaryIndexOptionFees, transaction.OtherCharge };
        return parts.All(p => p is null) ? "" : parts.Sum().GetValueOrDefault().ToString("#,0.00", CultureInfo.CurrentCulture);
    }

    /// <summary>What an order is priced at: <c>1.25 Credit</c>, <c>stop 480</c>, <c>for 500 Debit</c>.</summary>
    public static string Terms(decimal? price, PriceEffect? effect, decimal? stop, decimal? value)
    {
        static string Number(decimal number) => number.ToString("#,0.00##", CultureInfo.CurrentCulture);
        List<string> parts = [];
        if (price is { } amount) parts.Add($"{Number(amount)} {effect}".TrimEnd());
        if (stop is { } trigger) parts.Add("stop " + Number(trigger));
        if (value is { } dollars) parts.Add("for " + Number(dollars));
        return string.Join(", ", parts);
    }
}
