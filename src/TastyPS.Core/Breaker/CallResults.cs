using System.Net;

namespace TastyPS.Core;

/// <summary>Reads from an attempt what it says of the venue.</summary>
internal static class CallResults
{
    public static CallResult Of(HttpResponseMessage response, TastyEnvironment environment) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => CallResult.Unknown,
        // The sandbox answers so for every service that it does not host.
        HttpStatusCode.BadGateway when environment == TastyEnvironment.Sandbox => CallResult.Unknown,
        >= HttpStatusCode.InternalServerError => CallResult.Failed,
        _ => CallResult.Answered,
    };

    public static CallResult Of(TastyException error) => error.ErrorId switch
    {
        ErrorIds.HttpConnection when OrderSubmitter.IsRefusal(error) => CallResult.Unreachable,
        ErrorIds.HttpConnection or ErrorIds.HttpTimeout or ErrorIds.HttpCutBody or ErrorIds.SessionRefresh => CallResult.Failed,
        _ => CallResult.Unknown,
    };
}
