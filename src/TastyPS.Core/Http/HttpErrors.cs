using System.Globalization;
using System.Net;
using TastyPS.Core.Json;

namespace TastyPS.Core.Http;

/// <summary>Every error of the HTTP layer, made in one place: its id, its words and its advice.</summary>
internal static class HttpErrors
{
    public static TastyException Timeout(ApiRequest call, TimeSpan after) => new(ErrorIds.HttpTimeout,
        string.Create(CultureInfo.InvariantCulture, $"{Name(call)} gave no answer within {after.TotalSeconds:0.#} s."),
        call.IsRepeatable ? "Try again; Connect-TastySession -TimeoutSec sets another limit." : OutcomeUnknown) { Target = call.Target };

    public static TastyException Connection(ApiRequest call, HttpRequestException e) => new(ErrorIds.HttpConnection,
        $"{Name(call)} failed: {e.InnerException?.Message ?? e.Message}",
        call.IsRepeatable ? "Check the network, the proxy (-Proxy) and the address (Get-TastySession)." : OutcomeUnknown, e) { Target = call.Target };

    public static TastyException CutBody(ApiRequest call, IOException e) => new(ErrorIds.HttpCutBody,
        $"{Name(call)}: the answer broke off. {e.Message}", call.IsRepeatable ? "Try again." : OutcomeUnknown, e) { Target = call.Target };

    public static TastyException TooLarge(ApiRequest call, long limit) => new(ErrorIds.HttpTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"{Name(call)}: the answer is larger than {limit / (1024 * 1024)} MB and was not read."),
        "Narrow the request: fewer symbols, a shorter range.") { Target = call.Target };

    public static TastyException NotJson(ApiRequest call) => new(ErrorIds.HttpNotJson,
        $"{Name(call)}: the answer is an HTML page where JSON was expected.",
        "Something between you and the venue answered: a proxy, a sign-in page, or a wrong address (Get-TastySession).") { Target = call.Target };

    public static TastyException NotReadable(ApiRequest call, InvalidPayloadException e) => new(ErrorIds.JsonInvalid,
        $"{Name(call)}: the answer cannot be read. {e.Message}", "Try again; if it stays so, the venue has changed: Invoke-TastyApi -Raw shows the answer.", e) { Target = call.Target };

    /// <summary>The exception for a status that is not a success.</summary>
    public static ApiException Status(ApiRequest call, HttpStatusCode status, ReadOnlyMemory<byte> body, bool isHtml, ConnectionOptions options)
    {
        var error = isHtml ? null : ApiError.TryRead(body.Span);
        var (id, advice) = Describe(call, status, isHtml, options);
        var said = error?.Message ?? (isHtml ? "an HTML page instead of JSON" : Phrase(status));
        var message = string.Create(CultureInfo.InvariantCulture, $"{Name(call)} → {(int)status}: {said}");
        if (error?.Code is { Length: > 0 } code && !code.All(char.IsAsciiDigit)) message += $" ({code})";
        if (error?.Errors.Count > 0) message += ": " + string.Join("; ", error.Errors);
        return new(id, status, error, message, RefusalAdvice.Of(error) ?? advice) { Target = call.Target, IsPage = isHtml };
    }

    /// <summary>The ladder: status → stable id and advice.</summary>
    private static (string Id, string? Advice) Describe(ApiRequest call, HttpStatusCode status, bool isHtml, ConnectionOptions options) => status switch
    {
        HttpStatusCode.BadRequest => (ErrorIds.ApiBadRequest, "A parameter is not as the venue wants it; the message names it."),
        HttpStatusCode.Unauthorized when isHtml => (ErrorIds.ApiUnauthorized, "The venue's front door refused the call: the User-Agent header was lost on the way (a proxy?)."),
        HttpStatusCode.Unauthorized => (ErrorIds.ApiUnauthorized, "The access token was refused. Connect again: Connect-TastySession."),
        HttpStatusCode.Forbidden => (ErrorIds.ApiForbidden, "The account or the grant does not allow this. Check the account number and the scopes of your OAuth grant (read, trade)."),
        HttpStatusCode.NotFound => (ErrorIds.ApiNotFound, "Check the symbol, account number or id."),
        HttpStatusCode.NotAcceptable => (ErrorIds.ApiVersion, "The venue no longer serves this API version. Update TastyPS, or Connect-TastySession -ApiVersion."),
        HttpStatusCode.Conflict => (ErrorIds.ApiConflict, "Read the thing again and repeat the change."),
        HttpStatusCode.UnprocessableEntity => (ErrorIds.ApiRejected, "The venue refused it; the reasons are in the message."),
        HttpStatusCode.TooManyRequests => (ErrorIds.ApiRateLimited, "Too many calls. Wait a minute; ask for several symbols in one call."),
        HttpStatusCode.BadGateway when options.Environment == TastyEnvironment.Sandbox => (ErrorIds.ApiUnavailable, "The sandbox does not host this service (market data, metrics, symbol search, watchlists, alerts, net-liq history). Use Paper or Production."),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => (ErrorIds.ApiUnavailable, call.IsRepeatable ? "The service is away. Try again in a minute." : OutcomeUnknown),
        >= HttpStatusCode.InternalServerError => (ErrorIds.ApiServerError, call.IsRepeatable ? "Try again; with a support identifier in the message, tell the venue." : OutcomeUnknown),
        _ => (ErrorIds.ApiUnexpected, null),
    };

    private const string OutcomeUnknown = "Whether the change was made is unknown. Do not repeat it before you have looked.";

    private static string Name(ApiRequest call) => $"{call.Method} {call.Template}";

    private static string Phrase(HttpStatusCode status) => string.Concat(status.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
