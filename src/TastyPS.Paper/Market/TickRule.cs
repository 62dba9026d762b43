namespace TastyPS.Paper;

/// <summary>A ladder of price steps, lowest threshold first.</summary>
public sealed class TickRule(params TickSize[] sizes)
{
    public static readonly TickRule Stock = new(new(0.0001m, 1m), new(0.01m));
    public static readonly TickRule PennyOption = new(new TickSize(0.01m));
    public static readonly TickRule PilotOption = new(new(0.01m, 3m), new(0.05m));
    public static readonly TickRule NickelOption = new(new(0.05m, 3m), new(0.10m));
    public static readonly TickRule Cent = new(new TickSize(0.01m));

    public IReadOnlyList<TickSize> Sizes { get; } = sizes;

    public static TickRule Flat(decimal tick) => new(new TickSize(tick));

    /// <summary>The step at a price.</summary>
    public decimal At(decimal price)
    {
        foreach (var size in Sizes)
            if (size.Threshold is null || price < size.Threshold) return size.Value;
        return Sizes[^1].Value;
    }

    public decimal Down(decimal price)
    {
        var tick = At(price);
        return Math.Floor(price / tick) * tick;
    }

    public decimal Up(decimal price)
    {
        var tick = At(price);
        return Math.Ceiling(price / tick) * tick;
    }

    public decimal Nearest(decimal price)
    {
        var tick = At(price);
        return Math.Round(price / tick, MidpointRounding.ToEven) * tick;
    }

    public bool IsOnTick(decimal price) => price % At(price) == 0;
}
