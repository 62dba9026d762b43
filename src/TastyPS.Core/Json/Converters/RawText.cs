namespace TastyPS.Core.Json.Converters;

/// <summary>
/// Carries the text of an unknown enum value between its converter, which cannot see the object, and the property's accessor,
/// which cannot see the JSON. The serializer calls the one right after the other on one thread.
/// </summary>
internal static class RawText
{
    [ThreadStatic]
    private static string? _current;

    public static string? Current { set => _current = value; }

    public static string? Take()
    {
        var text = _current;
        _current = null;
        return text;
    }
}
