using System.Globalization;
using System.Text;

namespace TastyPS.Core.Http;

/// <summary>
/// A query string in the venue's three array dialects. A null value adds nothing, so that optional filters are one line each.
/// Names are sent as written (<c>symbol[]</c> with its brackets encoded), values are percent-encoded.
/// </summary>
public sealed class QueryString
{
    private readonly List<(string Name, string Value)> _pairs = [];

    public bool IsEmpty => _pairs.Count == 0;

    public QueryString Add(string name, string? value)
    {
        if (value is not null) _pairs.Add((name, value));
        return this;
    }

    public QueryString Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public QueryString Add(string name, bool? value) => Add(name, value switch { null => null, true => "true", false => "false" });

    /// <summary>A market date: <c>2026-01-16</c>.</summary>
    public QueryString AddDate(string name, DateTime? value) => Add(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An instant, sent in UTC: <c>2026-01-16T14:30:00.000Z</c>.</summary>
    public QueryString AddInstant(string name, DateTime? value) =>
        Add(name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>The key repeated, one value each: <c>symbol[]=A&amp;symbol[]=B</c>; give the name with its brackets.</summary>
    public QueryString AddEach(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? []) Add(name, value);
        return this;
    }

    /// <summary>One key, the values joined by commas: <c>symbols=A,B</c>.</summary>
    public QueryString AddJoined(string name, IReadOnlyCollection<string>? values) =>
        Add(name, values is null or { Count: 0 } ? null : string.Join(',', values));

    /// <summary>A copy with one pair set, replacing what had that name.</summary>
    public QueryString With(string name, int value)
    {
        var copy = new QueryString();
        copy._pairs.AddRange(_pairs.Where(p => p.Name != name));
        return copy.Add(name, value);
    }

    public override string ToString()
    {
        if (IsEmpty) return "";
        var text = new StringBuilder();
        foreach (var (name, value) in _pairs)
            text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }
}
