using System.Globalization;

namespace TastyPS.Paper;

/// <summary>The words of one line of a fault script, read from left to right; what cannot be read is a <see cref="PaperScriptException"/> that names the line.</summary>
internal sealed class FaultScriptLine(int number, string text)
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];
    private readonly string[] _words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    private int _next;

    public string Text => text;

    public bool HasMore => _next < _words.Length;

    public string Word(string expected) => HasMore ? _words[_next++] : throw Wrong($"ends where {expected} should stand");

    /// <summary>What is left of the line.</summary>
    public string Rest(string expected)
    {
        if (!HasMore) throw Wrong($"ends where {expected} should stand");
        var rest = string.Join(' ', _words[_next..]);
        _next = _words.Length;
        return rest;
    }

    public int Number(string expected, int least, int most)
        => int.TryParse(Word(expected), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value : throw Wrong($"has {Last} where {expected} from {least} to {most} should stand");

    public double Chance()
        => Word("a chance such as 20%") is { } word && word.EndsWith('%') && double.TryParse(word[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent / 100 : throw Wrong($"has {Last} where a chance such as 20% should stand");

    public TimeSpan Duration()
    {
        var word = Word("a duration such as 250ms, 2s, 5m, 1h");
        foreach (var (unit, milliseconds) in Units)
        {
            if (word.EndsWith(unit, StringComparison.Ordinal) && double.TryParse(word[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count * milliseconds < int.MaxValue)
                return TimeSpan.FromMilliseconds(count * milliseconds);
        }
        throw Wrong($"has {word} where a duration such as 250ms, 2s, 5m, 1h should stand");
    }

    public TimeOnly TimeOfDay()
        => TimeOnly.TryParseExact(Word("a time such as 10:15"), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : throw Wrong($"has {Last} where a time such as 10:15 should stand");

    public PaperScriptException Wrong(string what) => new($"Line {number} of the fault script ({text}) {what}.");

    private string Last => _words[_next - 1];
}
