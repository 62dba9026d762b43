namespace TastyPS.Paper;

/// <summary>A quarterly report. <see cref="ActualEps"/> is for those who may know it: it is made before it is published.</summary>
public sealed record Earnings
{
    public required DateOnly Date { get; init; }
    public required DateOnly QuarterEnd { get; init; }
    public required bool IsAfterClose { get; init; }
    public required DateTimeOffset At { get; init; }
    public required decimal ConsensusEps { get; init; }
    public required decimal ActualEps { get; init; }

    /// <summary>Of the log price.</summary>
    internal double Jump { get; init; }

    /// <summary>What options expect such a jump to be.</summary>
    internal static double Deviation(Underlying underlying) => 0.18 * underlying.Volatility;
}
