namespace TastyPS.Paper;

/// <summary>The words of a fault script: what can happen to a route, to the account streamer, to the quote stream; each reads what follows it.</summary>
internal static class FaultWords
{
    public static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Words that may stand before the place and at the end of the line.</summary>
    public static readonly string[] When = ["after", "at", "for", "times", "skip", "chance", "always"];

    public static readonly Dictionary<string, Func<FaultScriptLine, PaperFault>> Route = new(StringComparer.Ordinal)
    {
        ["status"] = l => PaperFault.Status(l.Number("a status", 400, 599)),
        ["html"] = l => PaperFault.Html(l.Number("a status", 400, 599)),
        ["delay"] = l => PaperFault.Slow(l.Duration()),
        ["cut"] = _ => PaperFault.CutBody(),
        ["drop"] = _ => PaperFault.DropBeforeAccept(),
        ["never"] = _ => PaperFault.NeverAnswer(),
        ["accept-drop"] = _ => PaperFault.AcceptThenDrop(),
        ["accept-html"] = l => PaperFault.AcceptThenHtml(l.Number("a status", 400, 599)),
        ["broken-json"] = _ => PaperFault.BrokenJson(),
        ["huge"] = l => PaperFault.HugeBody(l.Number("a number of bytes", 100, 1 << 30)),
    };

    public static readonly Dictionary<string, Func<FaultScriptLine, StreamFault>> Streamer = new(OfMessages(b => b.StreamFaults))
    {
        ["refuse"] = _ => StreamFault.Each((b, odds) => b.StreamFaults.Refuses = odds),
    };

    public static readonly Dictionary<string, Func<FaultScriptLine, StreamFault>> Dxlink = new(OfMessages(b => b.DxlinkFaults))
    {
        ["refuse"] = _ => StreamFault.Each((b, odds) => b.DxlinkFaults.RefusesTokens = odds),
        ["unauthorize"] = _ => StreamFault.Once(b => b.DxlinkFaults.UnauthorizeAll()),
        ["close-channels"] = _ => StreamFault.Once(b => b.DxlinkFaults.CloseChannels()),
        ["slow"] = l => StreamFault.Value(l.Duration(), (b, delay) => b.DxlinkFaults.ReadDelay = delay),
        ["fields"] = _ => StreamFault.Switch((b, on) => b.DxlinkFaults.ReordersFields = on),
        ["full"] = _ => StreamFault.Switch((b, on) => b.DxlinkFaults.ForcesFull = on),
        ["frames"] = l => StreamFault.Value(l.Number("a number of bytes", 1, 1 << 20), (b, bytes) => b.DxlinkFaults.FrameBytes = bytes),
    };

    /// <summary>What may follow a word that something has to follow, for completion.</summary>
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["after"] = ["30s"],
        ["at"] = ["10:15"],
        ["for"] = ["5m"],
        ["times"] = ["2"],
        ["skip"] = ["1"],
        ["chance"] = ["20%"],
        ["status"] = ["429", "500", "503"],
        ["html"] = ["502"],
        ["accept-html"] = ["502"],
        ["delay"] = ["2s"],
        ["huge"] = ["1000000"],
        ["late"] = ["5s"],
        ["slow"] = ["1s"],
        ["close"] = ["1001", "1009", "1012"],
        ["frames"] = ["100"],
    };

    /// <summary>The words that may follow those already said.</summary>
    public static IEnumerable<string> After(IReadOnlyList<string> said)
    {
        if (said.Count > 0 && Examples.TryGetValue(said[^1], out var examples)) return examples;
        var place = said.FirstOrDefault(w => w is "streamer" or "dxlink" || IsPath(w));
        if (place is null) return said.Count > 0 && Methods.Contains(said[^1], StringComparer.Ordinal) ? Paths : [.. When, .. Methods, "*", "streamer", "dxlink"];
        IEnumerable<string> faults = place switch { "streamer" => Streamer.Keys, "dxlink" => Dxlink.Keys, _ => Route.Keys };
        return said.SkipWhile(w => w != place).Any(w => faults.Contains(w, StringComparer.Ordinal)) ? When : faults;
    }

    public static bool IsPath(string word) => word.StartsWith('/') || word.StartsWith('*');

    private static readonly string[] Paths = ["*", "/accounts/*/orders", "/accounts/*/orders/*", "/accounts/*/positions", "/accounts/*/balances", "/oauth/token"];

    /// <summary>What both streams have words for.</summary>
    private static Dictionary<string, Func<FaultScriptLine, StreamFault>> OfMessages(Func<PaperBroker, PaperMessageFaults> of)
    {
        return new(StringComparer.Ordinal)
        {
            ["drop"] = _ => StreamFault.Each((b, odds) => of(b).Drop = odds),
            ["duplicate"] = _ => StreamFault.Each((b, odds) => of(b).Duplicate = odds),
            ["reorder"] = _ => StreamFault.Each((b, odds) => of(b).Reorder = odds),
            ["late"] = l => Late(l.Duration()),
            ["silence"] = _ => StreamFault.Switch((b, on) => of(b).IsSilent = on),
            ["close"] = l => Close(l.Number("a close code", 1000, 4999)),
            ["cut"] = _ => StreamFault.Once(b => of(b).BreakAll()),
        };

        StreamFault Late(TimeSpan by) => StreamFault.Each((b, odds) => (of(b).LatestBy, of(b).Late) = (by, odds));

        StreamFault Close(int code) => StreamFault.Once(b => of(b).CloseAll(code));
    }
}
