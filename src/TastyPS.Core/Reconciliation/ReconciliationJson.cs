using System.Text.Json.Serialization;

namespace TastyPS.Core.Reconciliation;

/// <summary>How snapshots are written: for people too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccountSnapshot))]
internal sealed partial class ReconciliationJson : JsonSerializerContext;
