using System.Net;

namespace TastyPS.Core.Doctor;

/// <summary>Why the venue's first call failed; each fault is one check's and no other's.</summary>
internal enum Fault
{
    None,
    Breaker,
    Network,
    UserAgent,
    Environment,
    ApiVersion,
    RateLimit,
    Token,
}

internal static class Faults
{
    public static Fault Of(TastyException error)
    {
        // A failure on the way to the token arrives wrapped.
        var answer = error as ApiException ?? error.InnerException as ApiException;
        if (error.ErrorId == ErrorIds.BreakerOpen) return Fault.Breaker;
        return answer switch
        {
            { IsPage: true, StatusCode: HttpStatusCode.Unauthorized } => Fault.UserAgent,
            { IsPage: true } => Fault.Network,
            { StatusCode: HttpStatusCode.NotAcceptable } => Fault.ApiVersion,
            { StatusCode: HttpStatusCode.TooManyRequests } => Fault.RateLimit,
            { StatusCode: >= HttpStatusCode.InternalServerError } => Fault.Network,
            { Code: "invalid_grant" } => Fault.Environment,
            not null => Fault.Token,
            null when IsOfTheWay(error) || error.InnerException is TastyException inner && IsOfTheWay(inner) => Fault.Network,
            null => Fault.Token,
        };
    }

    private static bool IsOfTheWay(TastyException error) =>
        error.ErrorId.StartsWith("TastyPS.Http.", StringComparison.Ordinal) || error.ErrorId.StartsWith("TastyPS.Json.", StringComparison.Ordinal);
}
