namespace TastyPS.Paper;

/// <summary>What the router found: the template, its handler (null when the method is not served), the decoded values of its holes.</summary>
public sealed record PaperMatch(string Template, PaperHandler? Handler, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Allowed)
{
    internal static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}
