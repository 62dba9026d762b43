using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>
/// The canonical text of an order and its hash: the same wish gives the same hash, whatever the order of its legs, the zeros
/// behind its price or the identifiers that it carries.
/// </summary>
internal static class OrderHash
{
    public static string Of(Connection connection, string accountNumber, string canonical) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{connection.Options.Environment}|{accountNumber}|{canonical}")))[..32];

    public static string Text(OrderRequest order)
    {
        var legs = order.Legs.Select(l => $"{l.Action} {Number(l.Quantity)} {l.Symbol}").Order(StringComparer.Ordinal);
        var rules = order.Rules is null ? "" : Encoding.UTF8.GetString(TastyJson.Write(order.Rules));
        return string.Create(CultureInfo.InvariantCulture, $"{order.OrderType}|{order.TimeInForce}|{order.GtcDate:yyyyMMdd}|{Number(order.Price)} {order.PriceEffect}|{Number(order.StopTrigger)}|{Number(order.Value)} {order.ValueEffect}|{order.AdvancedInstructions}|{rules}|") + string.Join(',', legs);
    }

    public static string Text(ComplexOrderRequest complex) =>
        $"{complex.Type}|{Number(complex.RatioPriceThreshold)} {complex.RatioPriceComparator} {complex.RatioPriceIsThresholdBasedOnNotional}|{(complex.TriggerOrder is { } trigger ? Text(trigger) : "")}|{string.Join('|', complex.Orders.Select(Text))}";

    public static string Text(Order old, OrderChangeRequest change) => string.Create(CultureInfo.InvariantCulture,
        $"{old.Id}|{change.OrderType}|{change.TimeInForce}|{change.GtcDate:yyyyMMdd}|{Number(change.Price)} {change.PriceEffect}|{Number(change.StopTrigger)}|{Number(change.Value)}");

    public static string Text(long pair, OrderComparator? comparator, decimal? ratio) => string.Create(CultureInfo.InvariantCulture, $"pair {pair}|{comparator} {Number(ratio)}");

    public static string Text(long id, string? confirmationStatus) => string.Create(CultureInfo.InvariantCulture, $"confirm {id}|{confirmationStatus}");

    private static string Number(decimal? value) => Summary.Text(value);
}
