using System.Text.Json;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>What a handler sees of one request, and the shapes in which it answers.</summary>
public sealed class PaperContext
{
    private readonly PaperMatch _match;
    private PaperQuery? _query;

    public PaperContext(PaperBroker broker, PaperRequest request, PaperMatch match, int version)
        => (Broker, Request, _match, Version) = (broker, request, match, version);

    public PaperBroker Broker { get; }

    public PaperRequest Request { get; }

    /// <summary>The API version that this request gets, as a number such as 20261012.</summary>
    public int Version { get; }

    public PaperQuery Query => _query ??= new PaperQuery(Request.RawQuery);

    /// <summary>The decoded value of a hole of the template.</summary>
    public string this[string hole] => _match.Values[hole];

    /// <summary>Whether the template has this hole; for a handler that serves two templates.</summary>
    public bool Has(string hole) => _match.Values.ContainsKey(hole);

    /// <summary>The account named by the hole <c>{n}</c>; another customer's account and one that does not exist are both 403.</summary>
    public PaperAccount Account => Broker.Accounts.Find(this["n"]) ?? throw new PaperApiException(403, "not_permitted", "User not permitted access");

    /// <summary>The body as a JSON object; a missing or malformed one is a 400.</summary>
    public JsonObject Body()
    {
        try
        {
            if (JsonNode.Parse(Request.Body.Span) is JsonObject json) return json;
        }
        catch (JsonException)
        {
            throw new PaperApiException(400, "invalid_request", "The request body is not valid JSON.");
        }
        throw new PaperApiException(400, "invalid_request", "The request body must be a JSON object.");
    }

    /// <summary><c>{ "data": { … }, "context": "…" }</c></summary>
    public PaperResponse Object(JsonNode data, int status = 200)
        => PaperResponse.Json(status, new JsonObject { ["data"] = data, ["context"] = Uri.UnescapeDataString(Request.RawPath) });

    /// <summary><c>{ "data": { "items": [ … ] }, "context": "…" }</c></summary>
    public PaperResponse Items(IEnumerable<JsonNode> items) => Object(new JsonObject { ["items"] = new JsonArray([.. items]) });

    /// <summary>One page of a list held in memory, by <c>per-page</c> and <c>page-offset</c>.</summary>
    public PaperResponse Page<T>(IReadOnlyList<T> all, Func<T, JsonNode> toJson, int perPage = 250, int maxPerPage = 2000)
        => Page(all.Count, (skip, take) => Enumerable.Range(skip, take).Select(i => toJson(all[i])), perPage, maxPerPage);

    /// <summary>One page of a list that is made on demand: <paramref name="slice"/> gets how many rows to skip and how many to give.</summary>
    public PaperResponse Page(int total, Func<int, int, IEnumerable<JsonNode>> slice, int perPage = 250, int maxPerPage = 2000)
    {
        perPage = Query.Int("per-page", perPage, 1, maxPerPage);
        var offset = Query.Int("page-offset", 0, 0, int.MaxValue);
        var skip = (int)Math.Min((long)offset * perPage, total);
        var take = Math.Min(perPage, total - skip);
        var answer = new JsonObject
        {
            ["data"] = new JsonObject { ["items"] = new JsonArray([.. slice(skip, take)]) },
            ["api-version"] = "v1",
            ["context"] = Uri.UnescapeDataString(Request.RawPath),
            ["pagination"] = new JsonObject
            {
                ["per-page"] = perPage,
                ["page-offset"] = offset,
                ["item-offset"] = skip,
                ["total-items"] = total,
                ["total-pages"] = (total + perPage - 1) / perPage,
                ["current-item-count"] = take,
                ["previous-link"] = null,
                ["next-link"] = null,
                ["paging-link-template"] = null,
            },
        };
        return PaperResponse.Json(200, answer);
    }

    public static PaperResponse Error(int status, string code, string message, IReadOnlyList<PaperError>? errors = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (errors is { Count: > 0 }) error["errors"] = new JsonArray([.. errors.Select(e => e.ToJson())]);
        return PaperResponse.Json(status, new JsonObject { ["error"] = error });
    }
}
