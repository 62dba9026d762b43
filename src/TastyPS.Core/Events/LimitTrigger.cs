namespace TastyPS.Core.Events;

/// <summary>
/// Tells when a value passes a limit: once when it does, and again only when it has been back in between and a pause is over, so that
/// a value that trembles at the limit is not a hundred events.
/// </summary>
/// <param name="above">Fires above this.</param>
/// <param name="below">Fires below this.</param>
/// <param name="pause">The least time between two firings of one key.</param>
public sealed class LimitTrigger(decimal? above, decimal? below, TimeSpan pause)
{
    private readonly Dictionary<string, State> _states = [];

    private sealed class State
    {
        public bool IsArmed { get; set; } = true;
        public DateTimeOffset RestsUntil { get; set; } = DateTimeOffset.MinValue;
    }

    /// <summary>True when the value is to be told. A value that is past the limit from the start is.</summary>
    /// <param name="key">Whose value it is.</param>
    public bool Fires(string key, decimal value, DateTimeOffset now)
    {
        if (!_states.TryGetValue(key, out var state)) _states[key] = state = new State();
        if (!(value > above || value < below))
        {
            state.IsArmed = true;
            return false;
        }
        // A limit that is passed in the pause is told after it, if it is still passed then.
        if (!state.IsArmed || now < state.RestsUntil) return false;
        (state.IsArmed, state.RestsUntil) = (false, now + pause);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", new[] { above is { } a ? FormattableString.Invariant($"above {a}") : null, below is { } b ? FormattableString.Invariant($"below {b}") : null }.OfType<string>());
}
