using System.Globalization;

namespace TastyPS.Paper;

/// <summary>
/// What goes wrong, as text, a rule a line: <c>after 30s GET /accounts/*/positions html 502 times 2</c>. The words are documented in
/// about_TastyPaperBroker.
/// </summary>
public sealed class PaperFaultScript
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly Dictionary<string, Func<FaultScriptLine, PaperFault>> RouteWords = new(StringComparer.Ordinal)
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

    private static readonly Dictionary<string, Func<FaultScriptLine, StreamFault>> StreamerWords = new(StringComparer.Ordinal)
    {
        ["drop"] = _ => StreamFault.Chance((b, chance) => b.StreamFaults.Drop = chance),
        ["duplicate"] = _ => StreamFault.Chance((b, chance) => b.StreamFaults.Duplicate = chance),
        ["reorder"] = _ => StreamFault.Chance((b, chance) => b.StreamFaults.Reorder = chance),
        ["late"] = l => StreamFault.Late(l.Duration()),
        ["silence"] = _ => StreamFault.Switch((b, on) => b.StreamFaults.IsSilent = on),
        ["close"] = l => StreamFault.Close(l.Number("a close code", 1000, 4999), b => b.StreamFaults.CloseAll),
        ["cut"] = _ => StreamFault.Once(b => b.StreamFaults.BreakAll()),
    };

    private static readonly Dictionary<string, Func<FaultScriptLine, StreamFault>> DxlinkWords = new(StringComparer.Ordinal)
    {
        ["reorder"] = _ => StreamFault.Switch((b, on) => b.DxlinkFaults.ReordersFields = on),
        ["full"] = _ => StreamFault.Switch((b, on) => b.DxlinkFaults.ForcesFull = on),
        ["late"] = l => StreamFault.Value(l.Duration(), (b, delay) => b.DxlinkFaults.ReadDelay = delay),
        ["frames"] = l => StreamFault.Value(l.Number("a number of bytes", 1, 1 << 20), (b, bytes) => b.DxlinkFaults.FrameBytes = bytes),
        ["refuse"] = _ => StreamFault.Switch((b, on) => b.DxlinkFaults.RefusesTokens = on),
        ["unauthorize"] = _ => StreamFault.Once(b => b.DxlinkFaults.UnauthorizeAll()),
        ["silence"] = _ => StreamFault.Switch((b, on) => b.DxlinkFaults.IsSilent = on),
        ["close"] = l => StreamFault.Close(l.Number("a close code", 1000, 4999), b => b.DxlinkFaults.CloseAll),
        ["cut"] = _ => StreamFault.Once(b => b.DxlinkFaults.BreakAll()),
    };

    private PaperFaultScript(IReadOnlyList<PaperFaultRule> rules) => Rules = rules;

    internal IReadOnlyList<PaperFaultRule> Rules { get; }

    /// <summary>Reads a script; <c>#</c> begins a comment, empty lines are allowed.</summary>
    public static PaperFaultScript Parse(string text)
    {
        var lines = text.Split('\n').Select((line, i) => new FaultScriptLine(i + 1, line.Split('#')[0].Trim()));
        return new PaperFaultScript([.. lines.Where(l => l.HasMore).Select(Rule)]);
    }

    private static PaperFaultRule Rule(FaultScriptLine line)
    {
        var when = new Clauses();
        var word = line.Word("a route or a stream");
        while (when.Take(word, line)) word = line.Word("a route or a stream");
        return word switch
        {
            "streamer" => Stream(line, when, StreamerWords),
            "dxlink" => Stream(line, when, DxlinkWords),
            _ when Methods.Contains(word, StringComparer.Ordinal) => Route(line, when, word + " " + Path(line.Word("a path"), line)),
            _ => Route(line, when, Path(word, line)),
        };
    }

    private static string Path(string word, FaultScriptLine line)
        => word.StartsWith('/') || word.StartsWith('*') ? word : throw line.Wrong($"has {word} where a route (GET /accounts/*/positions, or * for all), streamer or dxlink should stand");

    private static PaperFaultRule Route(FaultScriptLine line, Clauses when, string route)
    {
        var fault = What(line, RouteWords);
        when.TakeAll(line);
        fault = fault with { Times = when.IsAlways ? null : when.Times ?? 1, Skip = when.Skip, Probability = when.Probability };
        return when.Apply(new PaperFaultRule { Text = line.Text, Begin = b => b.Faults.Add(route, fault), End = b => b.Faults.Remove(fault) });
    }

    private static PaperFaultRule Stream(FaultScriptLine line, Clauses when, Dictionary<string, Func<FaultScriptLine, StreamFault>> words)
    {
        var fault = What(line, words);
        when.TakeAll(line);
        if (when.Times is not null || when.Skip > 0) throw line.Wrong("counts what a stream does; say chance and for instead of times and skip");
        if (when.Probability < 1 && !fault.HasChance) throw line.Wrong("has a chance where there is none to take");
        return when.Apply(new PaperFaultRule { Text = line.Text, Begin = b => fault.Begin(b, when.Probability), End = fault.End });
    }

    private static T What<T>(FaultScriptLine line, Dictionary<string, Func<FaultScriptLine, T>> words)
    {
        var expected = "one of " + string.Join(", ", words.Keys);
        var word = line.Word(expected);
        return words.TryGetValue(word, out var read) ? read(line) : throw line.Wrong($"has {word} where {expected} should stand");
    }

    /// <summary>When and how often: these words may stand before the route and at the end of the line.</summary>
    private sealed class Clauses
    {
        private TimeSpan _after;
        private TimeOnly? _at;
        private TimeSpan? _for;
        private bool _isAlways;

        public int? Times { get; private set; }

        /// <summary>A chance without a number goes on for ever.</summary>
        public bool IsAlways => _isAlways || (Probability < 1 && Times is null);

        public int Skip { get; private set; }

        public double Probability { get; private set; } = 1;

        public void TakeAll(FaultScriptLine line)
        {
            while (line.HasMore)
            {
                var word = line.Word("");
                if (!Take(word, line)) throw line.Wrong(string.Create(CultureInfo.InvariantCulture, $"has {word} where one of after, at, for, times, skip, chance, always should stand"));
            }
        }

        public bool Take(string word, FaultScriptLine line)
        {
            switch (word)
            {
                case "after": _after = line.Duration(); return true;
                case "at": _at = line.TimeOfDay(); return true;
                case "for": _for = line.Duration(); return true;
                case "times": Times = line.Number("a number", 1, int.MaxValue); return true;
                case "always": _isAlways = true; return true;
                case "skip": Skip = line.Number("a number", 1, int.MaxValue); return true;
                case "chance": Probability = line.Chance(); return true;
                default: return false;
            }
        }

        public PaperFaultRule Apply(PaperFaultRule rule) => rule with { After = _after, At = _at, For = _for };
    }
}
