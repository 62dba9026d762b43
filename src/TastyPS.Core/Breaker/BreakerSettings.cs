using System.Text.Json.Serialization;

namespace TastyPS.Core;

/// <summary>The limits of the breakers of a user, in <c>breaker-limits.json</c>; without the file those of <see cref="BreakerLimits"/>.</summary>
public sealed class BreakerSettings(StateFolder folder, TimeProvider clock)
{
    private readonly StateDocument<BreakerLimits> _document = new(folder, "breaker-limits.json", 1, BreakerSettingsJson.Default.BreakerLimits, clock);

    /// <exception cref="TastyException">Damage, a newer version, or a folder that cannot be used.</exception>
    public BreakerLimits? Get() => _document.Get();

    internal StateReading<BreakerLimits> Read() => _document.Read();

    public Task<BreakerLimits> ChangeAsync(Action<BreakerLimits> change, CancellationToken cancellationToken) => _document.ChangeAsync(
        limits =>
        {
            limits ??= new();
            change(limits);
            return limits;
        },
        cancellationToken);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BreakerLimits))]
internal sealed partial class BreakerSettingsJson : JsonSerializerContext;
