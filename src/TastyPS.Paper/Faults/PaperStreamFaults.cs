using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>What goes wrong with the notifications of the account streamer, on request. Chances are drawn from the seed; answers are never touched but by silence.</summary>
public sealed class PaperStreamFaults(int seed)
{
    internal const int NoCode = 0;

    private readonly Random _random = new(seed);
    private readonly ConditionalWeakTable<object, JsonObject> _heldBack = [];

    internal event Action<int>? Closing;

    /// <summary>The chance that a notification never comes.</summary>
    public double Drop { get; set; }

    /// <summary>The chance that it comes twice.</summary>
    public double Duplicate { get; set; }

    /// <summary>The chance that it comes after the next one.</summary>
    public double Reorder { get; set; }

    /// <summary>The chance that it comes late, up to <see cref="LatestBy"/> (on the clock below the broker's).</summary>
    public double Late { get; set; }

    public TimeSpan LatestBy { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Nothing is said any more, answers included, though the connections stay open.</summary>
    public bool IsSilent { get; set; }

    /// <summary>No connect is taken.</summary>
    public bool Refuses { get; set; }

    /// <summary>Closes every client with a code.</summary>
    public void CloseAll(int code) => Closing?.Invoke(code);

    /// <summary>Breaks every connection without a word.</summary>
    public void BreakAll() => Closing?.Invoke(NoCode);

    /// <summary>What becomes of a frame: nothing, itself, or more than one. What is held back for a client waits for its next frame.</summary>
    internal IEnumerable<StreamDelivery> Shape(object client, JsonObject frame)
    {
        if (Happens(Drop)) yield break;
        if (Happens(Reorder) && !_heldBack.TryGetValue(client, out _))
        {
            _heldBack.Add(client, frame);
            yield break;
        }
        var delay = Happens(Late) ? LatestBy * _random.NextDouble() : TimeSpan.Zero;
        yield return new StreamDelivery(frame, delay);
        if (Happens(Duplicate)) yield return new StreamDelivery(frame, delay);
        if (_heldBack.TryGetValue(client, out var earlier) && _heldBack.Remove(client)) yield return new StreamDelivery(earlier, TimeSpan.Zero);
    }

    private bool Happens(double chance) => chance > 0 && _random.NextDouble() < chance;
}
