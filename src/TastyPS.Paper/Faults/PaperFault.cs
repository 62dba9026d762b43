namespace TastyPS.Paper;

/// <summary>
/// One thing that goes wrong, and how often. By default it happens to the next matching request, once:
/// <c>broker.Faults.Add("GET /accounts/*/positions", PaperFault.Html(502) with { Times = 2 })</c>.
/// </summary>
public sealed record PaperFault
{
    /// <summary>What is answered instead of the broker's own answer; null lets that one pass.</summary>
    public PaperResponse? Answer { get; private init; }

    /// <summary>False when the request never reaches the state: an order in it was not accepted.</summary>
    public bool Accepts { get; init; } = true;

    /// <summary>What becomes of the answer on its way out.</summary>
    public PaperDelivery Delivery { get; private init; }

    /// <summary>How long the answer waits, on the clock below the broker's (a client waits in real seconds).</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long the request itself is on its way, past a connection that is long broken; on the same clock.</summary>
    public TimeSpan Transit { get; private init; }

    /// <summary>Headers added to the answer, for instance a deprecation notice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>How many matching requests it hits; null for all of them.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>How many matching requests pass before the first hit.</summary>
    public int Skip { get; init; }

    /// <summary>The chance of a hit, drawn from the seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>A JSON error of the venue's shape. 429 has no Retry-After, 500 names a support identifier, as there.</summary>
    public static PaperFault Status(int status) => new()
    {
        Accepts = false,
        Answer = status switch
        {
            429 => PaperContext.Error(429, "too_many_requests", "Too many requests"),
            500 => PaperContext.Error(500, "internal_server_error", "Sorry, we are unable to process your request. Unique customer support identifier: 76c0d379867fcba1e29aebe4c81c3976"),
            _ => PaperContext.Error(status, "fault_" + status, PaperResponse.Reason(status)),
        },
    };

    /// <summary>The page of the proxy in front of the services.</summary>
    public static PaperFault Html(int status) => new() { Accepts = false, Answer = PaperResponse.Html(status) };

    /// <summary>Any answer, word for word.</summary>
    public static PaperFault Instead(PaperResponse answer) => new() { Accepts = false, Answer = answer };

    /// <summary>200 with JSON that stops in the middle, although the connection is whole.</summary>
    public static PaperFault BrokenJson() => Instead(new PaperResponse(200, "application/json", "{\"data\":{\"items\":[{\"account-number\":"u8.ToArray()));

    /// <summary>200 with a JSON string of that many bytes.</summary>
    public static PaperFault HugeBody(int bytes)
    {
        var body = new byte[bytes];
        Array.Fill(body, (byte)'x');
        "{\"data\":\""u8.CopyTo(body);
        "\"}"u8.CopyTo(body.AsSpan(bytes - 2));
        return Instead(new PaperResponse(200, "application/json", body));
    }

    /// <summary>The request is taken, its answer late.</summary>
    public static PaperFault Slow(TimeSpan delay) => new() { Delay = delay };

    /// <summary>The request is taken; the answer breaks off in the middle of the body.</summary>
    public static PaperFault CutBody() => new() { Delivery = PaperDelivery.CutBody };

    /// <summary>The request is taken; no answer ever comes, though the connection stays open.</summary>
    public static PaperFault NeverAnswer() => new() { Delivery = PaperDelivery.Never };

    /// <summary>The connection breaks before the request was taken.</summary>
    public static PaperFault DropBeforeAccept() => new() { Accepts = false, Delivery = PaperDelivery.Drop };

    /// <summary>The request is taken, then the connection breaks.</summary>
    public static PaperFault AcceptThenDrop() => new() { Delivery = PaperDelivery.Drop };

    /// <summary>The connection breaks at once, and the request arrives all the same, so much later: an order accepted minutes after its client gave up.</summary>
    public static PaperFault AcceptLater(TimeSpan transit) => new() { Accepts = false, Delivery = PaperDelivery.Drop, Transit = transit };

    /// <summary>The request is taken, then the proxy answers its page: an accepted order behind a 502.</summary>
    public static PaperFault AcceptThenHtml(int status) => new() { Answer = PaperResponse.Html(status) };

    /// <summary>The answer passes with one header more.</summary>
    public static PaperFault Header(string name, string value) => new() { Headers = [new(name, value)] };
}
