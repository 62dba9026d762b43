using System.Text.RegularExpressions;

namespace TastyPS.Paper;

/// <summary><c>GET /accounts/*/positions</c>: a method (or none) and a raw path in which <c>*</c> is any text.</summary>
internal sealed record RoutePattern(string? Method, Regex Path)
{
    public static RoutePattern Parse(string text)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        var (method, path) = parts.Length == 2 ? (parts[0], parts[1]) : (null, text);
        var pattern = "^" + Regex.Escape(path).Replace("\\*", ".*", StringComparison.Ordinal) + "$";
        return new RoutePattern(method, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
    }

    public bool Matches(PaperRequest request) => (Method is null || Method == request.Method) && Path.IsMatch(request.RawPath);
}
