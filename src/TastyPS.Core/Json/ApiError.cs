using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>An error body of the venue, whichever of its shapes it had: code as text or number, with reasons or without, or OAuth's.</summary>
public sealed class ApiError
{
    public string? Code { get; set; }
    public string? Message { get; set; }
    public TastyList<ApiErrorDetail> Errors { get => field ??= []; set; }

    /// <summary>Reads an error body; null where it is no such JSON (nginx sends HTML, and sometimes nothing).</summary>
    public static ApiError? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            return TastyJson.Converter<ErrorBody>().Read(ref reader, typeof(ErrorBody), TastyJson.Options)?.ToError();
        }
        catch (Exception error) when (JsonFault.Is(error))
        {
            return null;
        }
    }
}
