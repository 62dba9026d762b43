using System.Text.Json;

namespace TastyPS.Core;

/// <summary>One inner error: either code and message, or domain and reason.</summary>
public sealed record ApiErrorDetail(string Code, string Message, string? PreflightId = null)
{
    public override string ToString() => Code.Length == 0 ? Message : Message.Length == 0 ? Code : $"{Code}: {Message}";
}

/// <summary>
/// What an error body says, whichever of its shapes it has: the venue's object (with a text or a number as code), its list
/// of inner errors, the RFC 6749 pair of /oauth/token, an nginx page, or nothing.
/// </summary>
public sealed record ApiError(string Code, string Message, IReadOnlyList<ApiErrorDetail> Errors, bool IsHtml = false)
{
    private static readonly ApiError Empty = new("", "", []);

    /// <summary>Never throws: a body that is none of the known shapes is an error without a code.</summary>
    public static ApiError Parse(ReadOnlyMemory<byte> body)
    {
        var first = FirstByte(body.Span);
        if (first == (byte)'<') return Empty with { IsHtml = true };
        if (first != (byte)'{') return Empty;
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    private static ApiError Read(JsonElement root)
    {
        if (!root.TryGetProperty("error", out var error)) return Empty;
        if (error.ValueKind == JsonValueKind.String)
            return new(error.GetString()!, Text(root, "error_description"), []);
        if (error.ValueKind != JsonValueKind.Object) return Empty;
        var details = new List<ApiErrorDetail>();
        if (error.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array)
            foreach (var e in list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
                details.Add(new(Or(Text(e, "code"), Text(e, "domain")), Or(Text(e, "message"), Text(e, "reason")), Text(e, "preflight-id") is { Length: > 0 } id ? id : null));
        return new(Text(error, "code"), Text(error, "message"), details);
    }

    private static string Or(string a, string b) => a.Length > 0 ? a : b;

    private static string Text(JsonElement from, string name) => !from.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private static byte FirstByte(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        foreach (var b in body)
            if (b is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')) return b;
        return 0;
    }
}
