using System.Text.Json.Serialization;

namespace TastyPS.Core;

/// <summary>What the breaker of an environment remembers on disk.</summary>
internal sealed class BreakerFile
{
    public BreakerCause? Cause { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>Null while it is closed.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Until when the one probe has to be back; a probe whose process died holds nothing up.</summary>
    public DateTimeOffset? ProbeUntil { get; set; }

    /// <summary>Pauses in a row without a success between them.</summary>
    public int Pauses { get; set; }

    public int ConsecutiveFailures { get; set; }

    public int ConsecutiveUnreachable { get; set; }

    /// <summary>The latest calls from the first failure on: '.' passed, 'x' failed; empty while all is well.</summary>
    public string Latest { get; set; } = "";

    /// <summary>Resting orders are still to be cancelled, once the venue can be reached.</summary>
    public bool IsCancelDue { get; set; }

    [JsonIgnore]
    public bool IsOpen => RetryAt is not null;

    [JsonIgnore]
    public bool HoldsReads => Cause.IsOfVenue();

    [JsonIgnore]
    public int Failures => Latest.Count(c => c == 'x');
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(BreakerFile))]
internal sealed partial class BreakerJson : JsonSerializerContext;
