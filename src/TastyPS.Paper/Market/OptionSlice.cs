namespace TastyPS.Paper;

/// <summary>What the options of one expiration share. Carry is by how much the forward moves when the price moves by one.</summary>
internal sealed record OptionSlice(double Years, double VarianceYears, double Forward, double Carry, double Discount, VolatilitySlice Smile, bool IsExpired);
