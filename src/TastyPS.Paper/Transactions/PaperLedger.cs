using System.Collections;

namespace TastyPS.Paper;

/// <summary>The lines of an account, oldest first. Its head may be made up line by line when it is read, so that a hundred thousand of them weigh nothing.</summary>
public sealed class PaperLedger : IReadOnlyList<PaperTransaction>
{
    private readonly List<PaperTransaction> _written = [];
    private readonly int _generated;
    private readonly Func<int, PaperTransaction>? _generate;

    public PaperLedger()
    {
    }

    /// <param name="count">How many lines are made up.</param>
    /// <param name="generate">Makes the line of an index; the same every time.</param>
    public PaperLedger(int count, Func<int, PaperTransaction> generate) => (_generated, _generate) = (count, generate);

    public int Count => _generated + _written.Count;

    public PaperTransaction this[int index] => index < _generated ? _generate!(index) : _written[index - _generated];

    public IEnumerator<PaperTransaction> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The line of an id, or null. Ids ascend with the lines.</summary>
    public PaperTransaction? Find(long id)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var line = this[middle];
            if (line.Id == id) return line;
            if (line.Id < id) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    /// <summary>Some lines are not for listing.</summary>
    internal bool HasUnlisted { get; private set; }

    internal void Add(PaperTransaction line)
    {
        HasUnlisted |= line.IsUnlisted;
        _written.Add(line);
    }
}
