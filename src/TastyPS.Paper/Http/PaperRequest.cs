namespace TastyPS.Paper;

/// <summary>One request as it came through a door: the path is still percent-encoded (a symbol may hold <c>%2F</c>), header names ignore case.</summary>
public sealed record PaperRequest(string Method, string RawPath, string RawQuery, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Splits a raw target such as <c>/instruments/equities/BRK%2FB?x=1</c>; dot segments are not resolved.</summary>
    public static PaperRequest Of(string method, string rawTarget, IReadOnlyDictionary<string, string>? headers = null, ReadOnlyMemory<byte> body = default)
    {
        var mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
        return mark < 0
            ? new PaperRequest(method, rawTarget, "", headers ?? NoHeaders, body)
            : new PaperRequest(method, rawTarget[..mark], rawTarget[(mark + 1)..], headers ?? NoHeaders, body);
    }

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
