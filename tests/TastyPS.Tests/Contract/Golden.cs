using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Contract;

/// <summary>
/// One call on paper, <c>tests/Goldens/&lt;Area&gt;/&lt;Call&gt;.txt</c>: the request line, the headers that matter, a blank line, the body if
/// there is one; after <c>---</c> the response.
/// </summary>
internal sealed partial record Golden(string Request, string Response)
{
    private const string Divider = "\n---\n";

    public static string Path(string call) => ModuleUnderTest.File("tests", "Goldens", call + ".txt");

    public static Golden Read(string call)
    {
        var text = File.ReadAllText(Path(call)).ReplaceLineEndings("\n");
        var at = text.IndexOf(Divider, StringComparison.Ordinal);
        return new(text[..at].Trim(), text[(at + Divider.Length)..].Trim());
    }

    public void Write(string call)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(call))!);
        File.WriteAllText(Path(call), Request + "\n" + Divider + Response + "\n");
    }

    /// <summary>The request as a golden has it.</summary>
    public static async Task<string> RequestAsync(HttpRequestMessage message)
    {
        var address = message.RequestUri!;
        var lines = new List<string> { $"{message.Method} {address.AbsolutePath}{Uri.UnescapeDataString(address.Query)}" };
        if (message.Headers.TryGetValues("Accept-Version", out var version)) lines.Add($"Accept-Version: {version.Single()}");
        if (message.Headers.Authorization is { } authorization) lines.Add($"Authorization: {authorization.Scheme}");
        if (message.Content is not null)
        {
            lines.Add($"Content-Type: {message.Content.Headers.ContentType}");
            lines.Add("");
            lines.Add(Indent(Masked(await message.Content.ReadAsStringAsync())));
        }
        return string.Join('\n', lines);
    }

    /// <summary>A body as recorded: indented, its lists cut to their first row, and the long ones inside of it too.</summary>
    public static string Shorten(string body)
    {
        var root = JsonNode.Parse(body)!;
        if ((root as JsonArray ?? root["data"]?["items"]) is JsonArray items) Cut(items);
        CutLong(root);
        return Indent(Masked(root.ToJsonString()));
    }

    private static void CutLong(JsonNode? node)
    {
        if (node is JsonArray { Count: > 20 } list) Cut(list);
        foreach (var child in node is JsonArray rows ? rows : node is JsonObject fields ? fields.Select(f => f.Value) : []) CutLong(child);
    }

    private static void Cut(JsonArray list)
    {
        while (list.Count > 1) list.RemoveAt(list.Count - 1);
    }

    // Each order has an identifier of its own, new every time.
    private static string Masked(string text) => Identifier().Replace(text, "00000000-0000-0000-0000-000000000000");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Identifier();

    private static string Indent(string json) => JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A far end that answers the one call with this golden and keeps what it was asked; of the calendar, which chains ask for, it knows nothing.</summary>
    public ScriptedHandler Serve(List<string> requests) => new()
    {
        Otherwise = async (message, _) =>
        {
            if (message.RequestUri!.AbsolutePath == "/market-time/equities/holidays" && !Request.Contains("holidays", StringComparison.Ordinal)) return ScriptedHandler.Make(HttpStatusCode.NotFound, "{}");
            requests.Add(await RequestAsync(message));
            return ScriptedHandler.Make(HttpStatusCode.OK, Response);
        },
    };
}
