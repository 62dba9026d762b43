using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>Where the venue departs from its own habits: names, number forms, time forms. Every line was seen on the wire or is in the specs.</summary>
internal static class WireShapes
{
    private static readonly HashSet<Type> SnakeCase = [typeof(PermittedAccountType), typeof(AccountMarginType), typeof(OAuthToken)];

    private static readonly Dictionary<(Type, string), string> Names = new()
    {
        [(typeof(ErrorBody), nameof(ErrorBody.Description))] = "error_description",
        [(typeof(TotalFees), nameof(TotalFees.Amount))] = "total-fees",
        [(typeof(TotalFees), nameof(TotalFees.AmountEffect))] = "total-fees-effect",
    };

    /// <summary>Second names under which a property may arrive, and is never sent.</summary>
    private static readonly Dictionary<(Type, string), string> OtherNames = [];

    private static readonly HashSet<(Type, string)> Numbers =
    [
        (typeof(Order), nameof(Order.Size)),
        (typeof(OrderLeg), nameof(OrderLeg.Quantity)),
        (typeof(OrderLeg), nameof(OrderLeg.RemainingQuantity)),
        (typeof(OrderFill), nameof(OrderFill.Quantity)),
        (typeof(Position), nameof(Position.Quantity)),
        (typeof(Position), nameof(Position.RestrictedQuantity)),
    ];

    /// <summary>Requests whose figures are text; those of all others are numbers.</summary>
    private static readonly HashSet<Type> TextRequests = [];

    private static readonly HashSet<(Type, string)> EpochTimes =
    [
        (typeof(Order), nameof(Order.UpdatedAt)),
    ];

    /// <summary>The name of a property in JSON.</summary>
    public static string Name(Type type, string property) =>
        Names.GetValueOrDefault((type, property))
        ?? (SnakeCase.Contains(type) ? JsonNamingPolicy.SnakeCaseLower : WireNamingPolicy.Instance).ConvertName(property);

    /// <summary>A second name under which a property may arrive; null for nearly all.</summary>
    public static string? OtherName(Type type, string property) => OtherNames.GetValueOrDefault((type, property));

    /// <summary>Whether a figure is sent as a JSON number and not as text.</summary>
    public static bool IsNumber(Type type, string property) =>
        Numbers.Contains((type, property)) || (IsRequest(type) && !TextRequests.Contains(type));

    /// <summary>Whether a time is sent as epoch milliseconds and not as ISO 8601.</summary>
    public static bool IsEpoch(Type type, string property) => EpochTimes.Contains((type, property));

    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);
}
