namespace TastyPS.Core.Http;

/// <summary>Names as the venue writes them, whichever way: <c>account-number</c>, <c>account_number</c> and <c>accountNumber</c> are one.</summary>
internal sealed class WireNames : IEqualityComparer<string>
{
    public static WireNames Comparer { get; } = new();

    public bool Equals(string? x, string? y)
    {
        var (left, right) = (new Letters(x), new Letters(y));
        while (true)
        {
            var letter = left.Next();
            if (letter != right.Next()) return false;
            if (letter is null) return true;
        }
    }

    public int GetHashCode(string name)
    {
        var hash = default(HashCode);
        for (var letters = new Letters(name); letters.Next() is { } letter;) hash.Add(letter);
        return hash.ToHashCode();
    }

    private struct Letters(string? name)
    {
        private int _at;

        public char? Next()
        {
            while (_at < name?.Length)
                if (name[_at++] is not ('-' or '_') and var letter) return char.ToLowerInvariant(letter);
            return null;
        }
    }
}
