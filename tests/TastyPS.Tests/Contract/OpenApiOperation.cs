using System.Text.Json.Nodes;

namespace TastyPS.Tests.Contract;

/// <summary>One operation of a spec: the names of its parameters, and of the fields of its body and its answer.</summary>
internal sealed class OpenApiOperation(string area, string method, string path, JsonNode spec, JsonNode operation, JsonArray? shared)
{
    private const int Deepest = 7;
    private readonly string[] _segments = path.Trim('/').Split('/');

    public string Area => area;

    public string Method => method;

    public int Holes => _segments.Count(IsHole);

    public bool Matches(string[] segments) => segments.Length == _segments.Length && _segments.Zip(segments).All(p => IsHole(p.First) || p.First == p.Second);

    public IReadOnlySet<string> Parameters => Names("query", "formData");

    /// <summary>Null where the spec has none.</summary>
    public IReadOnlySet<string>? Body
        => (Parts.FirstOrDefault(p => (string?)p["in"] == "body")?["schema"] ?? operation["requestBody"]?["content"]?["application/json"]?["schema"]) is { } schema ? Fields(schema) : null;

    /// <summary>Null where the spec says nothing about the answer.</summary>
    public IReadOnlySet<string>? Answer
    {
        get
        {
            var ok = Deref(operation["responses"]!.AsObject().First(r => r.Key.StartsWith('2')).Value);
            return (ok["schema"] ?? (ok["content"] as JsonObject)?.FirstOrDefault().Value?["schema"]) is { } schema && Fields(schema) is { Count: > 0 } fields ? fields : null;
        }
    }

    public override string ToString() => $"{method} {path}";

    private IEnumerable<JsonNode> Parts => (operation["parameters"] as JsonArray ?? []).Concat(shared ?? []).Select(Deref);

    private HashSet<string> Names(params string[] places) => [.. Parts.Where(p => places.Contains((string?)p["in"])).Select(p => (string)p["name"]!)];

    private static bool IsHole(string segment) => segment.StartsWith('{');

    private HashSet<string> Fields(JsonNode schema)
    {
        var found = new HashSet<string>();
        Collect(schema, "", 0);
        return found;

        void Collect(JsonNode? node, string prefix, int depth)
        {
            if (node is null || depth > Deepest) return;
            var real = Deref(node);
            foreach (var part in new[] { "allOf", "oneOf", "anyOf" }.SelectMany(k => real[k] as JsonArray ?? [])) Collect(part, prefix, depth);
            Collect(real["items"], prefix, depth + 1);
            foreach (var (name, value) in real["properties"] as JsonObject ?? [])
            {
                found.Add(prefix + OpenApiSpecs.Kebab(name));
                found.Add(prefix + name);
                Collect(value, prefix + OpenApiSpecs.Kebab(name) + ".", depth + 1);
                Collect(value, prefix + name + ".", depth + 1);
            }
        }
    }

    private JsonNode Deref(JsonNode? node)
    {
        while (node?["$ref"] is { } reference) node = ((string)reference!)[2..].Split('/').Aggregate(spec, (at, part) => at[part.Replace("~1", "/", StringComparison.Ordinal)]!);
        return node!;
    }
}
