using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>What the customer keeps beside the accounts, one kind of thing a drawer: JSON under a name, in the order of the names. Every change is an event.</summary>
internal sealed class PaperDrawer(string name)
{
    private readonly SortedDictionary<string, JsonObject> _things = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>Told of every change.</summary>
    public Action<StateEvent>? Record { get; set; }

    public IReadOnlyCollection<JsonObject> All => _things.Values;

    public JsonObject? Find(string key) => _things.GetValueOrDefault(key);

    /// <summary>The name of the first thing that has this in a field, or null.</summary>
    public string? KeyOf(string field, string value) => _things.FirstOrDefault(t => (string?)t.Value[field] == value).Key;

    /// <summary>Puts a thing in, in place of the one of that name; what was changed in place is put in again, so that the change is kept.</summary>
    public void Put(string key, JsonObject thing)
    {
        _things[key] = thing;
        Record?.Invoke(new ThingKept(name, key, thing));
    }

    /// <summary>Puts in what has no name of its own, under the next number.</summary>
    public JsonObject Add(Func<int, JsonObject> make)
    {
        var number = _things.Count == 0 ? 1 : int.Parse(_things.Keys.Last(), CultureInfo.InvariantCulture) + 1;
        var thing = make(number);
        Put(number.ToString("D8", CultureInfo.InvariantCulture), thing);
        return thing;
    }

    public void Remove(string key)
    {
        _things.Remove(key);
        Record?.Invoke(new ThingKept(name, key, null));
    }

    public IEnumerable<StateEvent> Events() => _things.Select(t => new ThingKept(name, t.Key, t.Value));
}
