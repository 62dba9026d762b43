using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TastyPS.Tests.Contract;

/// <summary>The venue's published specs in ../shared: names only, because their types are wrong.</summary>
internal sealed partial class OpenApiSpecs
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];
    private readonly List<OpenApiOperation> _operations = [];

    public OpenApiSpecs()
    {
        foreach (var file in Directory.GetFiles(SharedFolder.Of("api", "openapi")!, "*.json").Order())
        {
            var spec = JsonNode.Parse(File.ReadAllText(file))!;
            foreach (var (path, item) in spec["paths"]!.AsObject())
                foreach (var method in Methods.Where(m => item![m] is not null))
                    _operations.Add(new OpenApiOperation(Path.GetFileNameWithoutExtension(file), method.ToUpperInvariant(), path, spec, item![method]!, item["parameters"] as JsonArray));
        }
    }

    public IReadOnlyList<OpenApiOperation> Operations => _operations;

    /// <summary>The operation of a call; a literal segment beats a hole.</summary>
    public OpenApiOperation? Find(string method, string path)
    {
        var segments = path.Trim('/').Split('/');
        return _operations.Where(o => o.Method == method && o.Matches(segments)).MinBy(o => o.Holes);
    }

    /// <summary>Two specs write their names in camel case, though the wire has kebab case.</summary>
    public static string Kebab(string name) => Camel().Replace(name, m => "-" + m.Value.ToLowerInvariant());

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Camel();
}
