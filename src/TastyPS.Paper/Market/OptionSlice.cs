namespace TastyPS.Paper;

/// <summary>What the options of one expiration share.</summary>
internal sealed record OptionSlice(double Years, double VarianceYears, double Forward, double Discount, VolatilitySlice Smile, bool IsExpired);
