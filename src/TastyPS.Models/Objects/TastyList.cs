using System.Collections.ObjectModel;

namespace TastyPS;

/// <summary>A list that prints its content: in a CSV cell or a table it reads <c>first; second</c> and not a type name.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class TastyList<T> : Collection<T>
{
    /// <summary>An empty list.</summary>
    public TastyList()
    {
    }

    /// <summary>A list of the given items; a script's array converts through it.</summary>
    public TastyList(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items) Add(item);
    }

    /// <summary>The items, joined by "; ".</summary>
    public override string ToString() => string.Join("; ", this.Select(item => Summary.Text(item)));
}
