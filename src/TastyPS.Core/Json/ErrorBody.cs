using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>The outside of an error: <c>{error:{…}}</c> of the venue, or <c>{error:"…",error_description:"…"}</c> of OAuth.</summary>
internal sealed class ErrorBody
{
    public JsonElement Error { get; set; }
    public string? Description { get; set; }

    public ApiError? ToError() => Error.ValueKind switch
    {
        JsonValueKind.Object => Error.Deserialize(TastyJson.TypeInfo<ApiError>()),
        JsonValueKind.String => new ApiError { Code = Error.GetString(), Message = Description },
        _ => null,
    };
}
