namespace TastyPS.Paper;

/// <summary>
/// What goes wrong, as text, a rule a line: <c>after 30s GET /accounts/*/positions html 502 times 2</c>. The words are documented in
/// about_TastyPaperBroker.
/// </summary>
public sealed class PaperFaultScript
{
    private PaperFaultScript(IReadOnlyList<PaperFaultRule> rules) => Rules = rules;

    internal IReadOnlyList<PaperFaultRule> Rules { get; }

    /// <summary>Reads a script; <c>#</c> begins a comment, empty lines are allowed.</summary>
    public static PaperFaultScript Parse(string text)
    {
        var lines = text.Split('\n').Select((line, i) => new FaultScriptLine(i + 1, line.Split('#')[0].Trim()));
        return new PaperFaultScript([.. lines.Where(l => l.HasMore).Select(Rule)]);
    }

    /// <summary>How a line that was begun can go on: the line up to the word being typed, and each word that may stand there.</summary>
    public static IEnumerable<string> Complete(string begun)
    {
        var words = begun.Split(' ');
        var (said, typed) = (words[..^1].Where(w => w.Length > 0).ToList(), words[^1]);
        return FaultWords.After(said).Where(w => w.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(w => begun[..^typed.Length] + w);
    }

    private static PaperFaultRule Rule(FaultScriptLine line)
    {
        var when = new Clauses();
        var word = line.Word("a route or a stream");
        while (when.Take(word, line)) word = line.Word("a route or a stream");
        return word switch
        {
            "streamer" => Stream(line, when, FaultWords.Streamer),
            "dxlink" => Stream(line, when, FaultWords.Dxlink),
            _ when FaultWords.Methods.Contains(word, StringComparer.Ordinal) => Route(line, when, word + " " + Path(line.Word("a path"), line)),
            _ => Route(line, when, Path(word, line)),
        };
    }

    private static string Path(string word, FaultScriptLine line)
        => FaultWords.IsPath(word) ? word : throw line.Wrong($"has {word} where a route (GET /accounts/*/positions, or * for all), streamer or dxlink should stand");

    private static PaperFaultRule Route(FaultScriptLine line, Clauses when, string route)
    {
        var fault = What(line, FaultWords.Route);
        when.TakeAll(line);
        fault = fault with { Times = when.IsAlways ? null : when.Times ?? 1, Skip = when.Skip, Probability = when.Probability };
        return when.Apply(new PaperFaultRule { Text = line.Text, Begin = b => b.Faults.Add(route, fault), End = b => b.Faults.Remove(fault) });
    }

    private static PaperFaultRule Stream(FaultScriptLine line, Clauses when, Dictionary<string, Func<FaultScriptLine, StreamFault>> words)
    {
        var fault = What(line, words);
        when.TakeAll(line);
        if (!fault.HasOdds && when.Counts is { } word) throw line.Wrong($"has {word} where there is nothing to count; say after, at, for instead");
        return when.Apply(new PaperFaultRule { Text = line.Text, Begin = b => fault.Begin(b, new StreamOdds { Chance = when.Probability, Times = when.Times, Skip = when.Skip }), End = fault.End });
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

        /// <summary>The last word that said how often, or null.</summary>
        public string? Counts { get; private set; }

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
                if (!Take(word, line)) throw line.Wrong($"has {word} where one of {string.Join(", ", FaultWords.When)} should stand");
            }
        }

        public bool Take(string word, FaultScriptLine line)
        {
            if (word is "times" or "always" or "skip" or "chance") Counts = word;
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
