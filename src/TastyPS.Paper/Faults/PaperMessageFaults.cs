using System.Runtime.CompilerServices;

namespace TastyPS.Paper;

/// <summary>What can go wrong with any stream, on request: with single messages (a notification, an event), and with its connections. Chances are drawn from the seed.</summary>
public abstract class PaperMessageFaults
{
    internal const int NoCode = 0;

    private readonly object _gate = new();
    private readonly Random _random;
    private readonly ConditionalWeakTable<object, object> _heldBack = [];

    private protected PaperMessageFaults(int seed) => _random = new Random(seed);

    internal event Action<int>? Closing;

    /// <summary>It never comes.</summary>
    public StreamOdds Drop { get; set; } = 0;

    /// <summary>It comes twice.</summary>
    public StreamOdds Duplicate { get; set; } = 0;

    /// <summary>It comes after the next one.</summary>
    public StreamOdds Reorder { get; set; } = 0;

    /// <summary>It comes late, by up to <see cref="LatestBy"/> (on the clock below the broker's).</summary>
    public StreamOdds Late { get; set; } = 0;

    public TimeSpan LatestBy { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Nothing is said any more, answers included, though the connections stay open.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Some message may be hit, or waits for the next one.</summary>
    internal bool HitsMessages => Drop.IsOn || Duplicate.IsOn || Reorder.IsOn || Late.IsOn || _heldBack.Any();

    /// <summary>Closes every client with a code: 1001 going away, 1009 message too long, 1012 planned restart.</summary>
    public void CloseAll(int code) => Closing?.Invoke(code);

    /// <summary>Breaks every connection without a word; a client sees 1006.</summary>
    public void BreakAll() => Closing?.Invoke(NoCode);

    /// <summary>What becomes of a message: nothing, itself, or more than one. What is held back for a client waits for its next message.</summary>
    internal IReadOnlyList<StreamDelivery<T>> Shape<T>(object client, T message)
        where T : class
    {
        lock (_gate)
        {
            if (Drop.Happens(_random)) return [];
            var holds = _heldBack.TryGetValue(client, out var earlier);
            if (!holds && Reorder.Happens(_random))
            {
                _heldBack.Add(client, message);
                return [];
            }
            var delivery = new StreamDelivery<T>(message, Late.Happens(_random) ? LatestBy * _random.NextDouble() : TimeSpan.Zero);
            List<StreamDelivery<T>> deliveries = Duplicate.Happens(_random) ? [delivery, delivery] : [delivery];
            if (!holds) return deliveries;
            _heldBack.Remove(client);
            return [.. deliveries, new((T)earlier!, TimeSpan.Zero)];
        }
    }

    /// <summary>Whether something goes wrong now.</summary>
    internal bool Happens(StreamOdds odds)
    {
        lock (_gate) return odds.Happens(_random);
    }
}
