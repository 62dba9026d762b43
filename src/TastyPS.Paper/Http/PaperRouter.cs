namespace TastyPS.Paper;

/// <summary>
/// Maps a method and a raw path to a handler. Templates look like <c>/accounts/{n}/positions</c>; a path is split at its slashes first and
/// decoded afterwards, so <c>BRK%2FB</c> is one segment; a literal segment beats a hole.
/// </summary>
public sealed class PaperRouter
{
    private readonly Node _root = new();

    public PaperRouter Get(string template, PaperHandler handler) => Add("GET", template, handler);

    public PaperRouter Post(string template, PaperHandler handler) => Add("POST", template, handler);

    public PaperRouter Put(string template, PaperHandler handler) => Add("PUT", template, handler);

    public PaperRouter Patch(string template, PaperHandler handler) => Add("PATCH", template, handler);

    public PaperRouter Delete(string template, PaperHandler handler) => Add("DELETE", template, handler);

    /// <summary>Null for an unknown path; a match without handler for a known path that does not take this method.</summary>
    public PaperMatch? Find(string method, string rawPath)
    {
        if (!rawPath.StartsWith('/')) return null;
        var segments = rawPath[1..].Split('/');
        var holes = new List<string>();
        var found = Walk(_root, segments, 0, holes, method, out var known);
        if (found is null) return known is null ? null : new PaperMatch(known.Template!, null, PaperMatch.None, [.. known.Handlers.Keys.Order()]);

        var names = found.Template!.Split('/').Where(IsHole).Select(s => s[1..^1]);
        var values = names.Zip(holes).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        return new PaperMatch(found.Template, found.Handlers[method], values, []);
    }

    private PaperRouter Add(string method, string template, PaperHandler handler)
    {
        var node = _root;
        foreach (var segment in template[1..].Split('/'))
            node = IsHole(segment) ? node.Hole ??= new Node() : node.Literals.TryGetValue(segment, out var next) ? next : node.Literals[segment] = new Node();
        if (!node.Handlers.TryAdd(method, handler)) throw new InvalidOperationException($"{method} {template} is mapped twice.");
        node.Template ??= template;
        return this;
    }

    private static bool IsHole(string segment) => segment.StartsWith('{');

    private static Node? Walk(Node node, string[] segments, int at, List<string> holes, string method, out Node? known)
    {
        known = null;
        if (at == segments.Length)
        {
            if (node.Template is not null) known = node;
            return node.Handlers.ContainsKey(method) ? node : null;
        }

        var segment = Uri.UnescapeDataString(segments[at]);
        if (node.Literals.TryGetValue(segment, out var literal) && Walk(literal, segments, at + 1, holes, method, out known) is { } exact) return exact;
        if (node.Hole is null || segment.Length == 0) return null;

        holes.Add(segment);
        if (Walk(node.Hole, segments, at + 1, holes, method, out var knownByHole) is { } found) return found;
        holes.RemoveAt(holes.Count - 1);
        known ??= knownByHole;
        return null;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, PaperHandler> Handlers { get; } = new(StringComparer.Ordinal);

        public Node? Hole { get; set; }

        public string? Template { get; set; }
    }
}
