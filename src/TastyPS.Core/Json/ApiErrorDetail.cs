namespace TastyPS.Core.Json;

/// <summary>One of the reasons of an <see cref="ApiError"/>.</summary>
public sealed class ApiErrorDetail
{
    public string? Code { get; set; }
    public string? Message { get; set; }
    public string? Domain { get; set; }
    public string? Reason { get; set; }

    /// <summary>Which order of a complex order is meant.</summary>
    public string? PreflightId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => (Code ?? Domain, Message ?? Reason) switch
    {
        (null, var words) => words ?? "",
        (var code, null) => code,
        (var code, var words) => $"{code}: {words}",
    };
}
