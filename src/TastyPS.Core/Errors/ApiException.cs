using System.Net;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>The venue answered with an error. <see cref="Code"/> is its own word for it, kept as sent.</summary>
public sealed class ApiException : TastyException
{
    internal ApiException(string errorId, HttpStatusCode status, ApiError? error, string message, string? advice)
        : base(errorId, message, advice)
    {
        StatusCode = status;
        Code = error?.Code ?? "";
        Details = error?.Errors ?? [];
    }

    public HttpStatusCode StatusCode { get; }

    /// <summary>The venue's code, such as <c>preflight_check_failure</c>; empty where the body had none (HTML, empty).</summary>
    public string Code { get; }

    /// <summary>The code that says most: that of the first failed check where the venue says only that checks failed.</summary>
    public string Reason => Code == "preflight_check_failure" && Details is [{ Code: { Length: > 0 } inner }, ..] ? inner : Code;

    /// <summary>The inner errors of a 422 and of request validation.</summary>
    public IReadOnlyList<ApiErrorDetail> Details { get; }

    /// <summary>True where a page came in place of the venue's JSON: a proxy or the front door spoke, not the service.</summary>
    public bool IsPage { get; init; }

    /// <summary>A refused token makes every further call fail the same way.</summary>
    public override bool IsFatal => StatusCode == HttpStatusCode.Unauthorized;
}
