using System.Globalization;

namespace TastyPS.Paper;

/// <summary>
/// The query string, strict as the venue is: <c>symbol[]=A&amp;symbol[]=B</c> is an array, a bare <c>symbol=A</c> is another parameter and is
/// never taken for it. A value that does not parse is a 400.
/// </summary>
public sealed class PaperQuery
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public PaperQuery(string raw)
    {
        foreach (var part in raw.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            _pairs.Add(at < 0 ? new(Decode(part), "") : new(Decode(part[..at]), Decode(part[(at + 1)..])));
        }
    }

    /// <summary>All of it, decoded, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public IEnumerable<string> Names => _pairs.Select(p => p.Key).Distinct();

    /// <summary>The last value of a parameter, or null when it is absent or empty.</summary>
    public string? Text(string name) => _pairs.FindLast(p => p.Key == name).Value is { Length: > 0 } value ? value : null;

    public string Required(string name) => Text(name) ?? throw PaperApiException.Validation(name, "is missing");

    /// <summary>Every value of a repeated <c>name[]</c>; say the name with its brackets.</summary>
    public IReadOnlyList<string> Array(string nameWithBrackets) => [.. _pairs.Where(p => p.Key == nameWithBrackets).Select(p => p.Value)];

    /// <summary>Comma-joined values, or the bare key repeated (the syntax of market data and metrics).</summary>
    public IReadOnlyList<string> List(string name)
        => [.. _pairs.Where(p => p.Key == name).SelectMany(p => p.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public int Int(string name, int fallback, int min, int max)
    {
        if (Text(name) is not { } text) return fallback;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) throw PaperApiException.Validation(name, "is invalid");
        return value >= min && value <= max ? value : throw PaperApiException.Validation(name, $"does not have a valid value, must be between {min} and {max}");
    }

    public bool? Bool(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw PaperApiException.Validation(name, "is invalid"),
    };

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text) return null;
        return WireJson.TryDate(text, out var date) ? date : throw PaperApiException.Validation(name, "is invalid");
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text) return null;
        return WireJson.TryInstant(text, out var instant) ? instant : throw PaperApiException.Validation(name, "is invalid");
    }

    /// <summary>One of the words given, in their exact case; anything else is a 400.</summary>
    public string? OneOf(string name, params string[] words)
    {
        if (Text(name) is not { } text) return null;
        return words.Contains(text, StringComparer.Ordinal) ? text : throw PaperApiException.Validation(name, "does not have a valid value");
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
