namespace TastyPS.Paper;

/// <summary>A price step, valid below <paramref name="Threshold"/>; null = above all thresholds.</summary>
public sealed record TickSize(decimal Value, decimal? Threshold = null);
