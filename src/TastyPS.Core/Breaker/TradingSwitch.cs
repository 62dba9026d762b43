using System.Text.Json.Serialization;

namespace TastyPS.Core;

/// <summary>
/// The switch that stops opening orders of every shell until somebody switches it on again: <c>trading.json</c> of the state
/// folder. Where the file is damaged, trading is off.
/// </summary>
public sealed class TradingSwitch(StateFolder folder, TimeProvider clock)
{
    private readonly StateDocument<TradingFile> _document = new(folder, "trading.json", 1, TradingJson.Default.TradingFile, clock);

    public Task DisableAsync(TastyEnvironment environment, string? reason, CancellationToken cancellationToken) => _document.ChangeAsync(
        file =>
        {
            file ??= new();
            file.Disabled[environment] = new() { At = clock.GetUtcNow(), Reason = reason };
            return file;
        },
        cancellationToken);

    /// <summary>Switches on; a damaged file is set aside for good.</summary>
    public async Task EnableAsync(TastyEnvironment environment, CancellationToken cancellationToken)
    {
        if (_document.Read().IsCorrupt) await _document.WriteAsync(new(), cancellationToken).ConfigureAwait(false);
        await _document.ChangeAsync(
            file =>
            {
                file ??= new();
                file.Disabled.Remove(environment);
                return file;
            },
            cancellationToken).ConfigureAwait(false);
    }

    internal TradingOff? Find(TastyEnvironment environment, out string? corruptFile)
    {
        var reading = _document.Read();
        corruptFile = reading.CorruptFile;
        return reading.Value?.Disabled.GetValueOrDefault(environment);
    }

    /// <summary>The error that keeps orders from opening anything; null while trading is on.</summary>
    internal TastyException? Fault(TastyEnvironment environment) => _document.Get()?.Disabled.GetValueOrDefault(environment) is { } off
        ? new(ErrorIds.TradingDisabled, $"Trading in {environment} is disabled since {off.At.LocalDateTime:yyyy-MM-dd HH:mm}{(off.Reason is { Length: > 0 } why ? $": {why}" : "")}.", "Closing goes through. Enable-TastyTrading switches it on again.") { Target = environment }
        : null;
}

internal sealed class TradingFile
{
    public Dictionary<TastyEnvironment, TradingOff> Disabled { get; set; } = [];
}

internal sealed class TradingOff
{
    public DateTimeOffset At { get; set; }

    public string? Reason { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TradingFile))]
internal sealed partial class TradingJson : JsonSerializerContext;
