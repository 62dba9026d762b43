using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The venue's and the streamer's spellings of an instrument.</summary>
internal static class SymbolText
{
    public static string Occ(string root, DateOnly date, string type, decimal strike) =>
        string.Create(CultureInfo.InvariantCulture, $"{root,-6}{date:yyMMdd}{type}{(long)(strike * 1000):00000000}");

    public static string OptionStreamer(string root, DateOnly date, string type, decimal strike) =>
        string.Create(CultureInfo.InvariantCulture, $".{root}{date:yyMMdd}{type}{strike:0.###}");

    public static string Future(string code, DateOnly month) =>
        string.Create(CultureInfo.InvariantCulture, $"/{code}{FutureCalendar.Code(month)}{month.Year % 10}");

    public static string FutureStreamer(FutureProduct product, DateOnly month) =>
        string.Create(CultureInfo.InvariantCulture, $"/{product.Code}{FutureCalendar.Code(month)}{month:yy}:{product.StreamerExchange}");

    /// <summary>The option's contract, e.g. <c>EW4U6</c>.</summary>
    public static string FutureOptionContract(FutureOptionRoot root, DateOnly month) =>
        string.Create(CultureInfo.InvariantCulture, $"{root.Symbol}{FutureCalendar.Code(month)}{month.Year % 10}");

    public static string FutureOption(string future, string contract, DateOnly date, string type, decimal strike) =>
        string.Create(CultureInfo.InvariantCulture, $".{future} {contract,-6}{date:yyMMdd}{type}{strike:0.#########}");

    public static string FutureOptionStreamer(FutureProduct product, string contract, DateOnly date, string type, decimal strike) =>
        string.Create(CultureInfo.InvariantCulture, $"./{contract[..^1]}{YearOf(contract, date):00}{type}{strike:0.#########}:{product.StreamerExchange}");

    // A contract names its year by one digit; the expiration is at most some weeks away from that year.
    private static int YearOf(string contract, DateOnly date)
    {
        var digit = contract[^1] - '0';
        return (date.Year % 10 == digit ? date.Year : date.AddMonths(2).Year) % 100;
    }
}
