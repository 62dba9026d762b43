using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TastyPS.Core.Http;

/// <summary>
/// A path written as an interpolated string: <c>$"/accounts/{number:n}/positions"</c>. Each hole is one segment and is
/// percent-encoded; its format is its name in <see cref="Template"/>, which is what traces, limits and logs show.
/// </summary>
/// <remarks>
/// A hole that is <c>.</c> or <c>..</c> is refused: no encoding protects it, and <see cref="Uri"/> would collapse the path
/// into another route.
/// </remarks>
[InterpolatedStringHandler]
public readonly ref struct ApiPath
{
    private readonly StringBuilder _path;
    private readonly StringBuilder _template;

    public ApiPath(int literalLength, int formattedCount)
    {
        _path = new(literalLength + 16 * formattedCount);
        _template = new(literalLength + 4 * formattedCount);
    }

    /// <summary>The encoded path.</summary>
    public string Path => _path.ToString();

    /// <summary>The path with the holes' names in braces: the endpoint, without anybody's account number in it.</summary>
    public string Template => _template.ToString();

    public void AppendLiteral(string text)
    {
        _path.Append(text);
        _template.Append(text);
    }

    public void AppendFormatted(long value, string format) => AppendFormatted(value.ToString(CultureInfo.InvariantCulture), format);

    public void AppendFormatted(string value, string format)
    {
        if (value is null or "" or "." or "..")
            throw new TastyException(ErrorIds.PathSegment, $"'{value}' cannot be part of a request path.", "Give the thing another name, or address it by id.") { Target = value };
        _path.Append(Uri.EscapeDataString(value));
        _template.Append('{').Append(format).Append('}');
    }
}
