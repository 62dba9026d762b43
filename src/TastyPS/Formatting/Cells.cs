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

    /// <summary>What an order is priced at: <c>1.25 Credit</c>, or <c>for 500.00</c> where it is an amount of money that is traded.</summary>
    public static string Price(decimal? price, PriceEffect? effect, decimal? value)
    {
        static string Number(decimal number) => number.ToString("#,0.00##", CultureInfo.CurrentCulture);
        return (price, value) switch
        {
            ({ } each, _) => $"{Number(each)} {effect}".TrimEnd(),
            (_, { } dollars) => "for " + Number(dollars),
            _ => "",
        };
    }
}
