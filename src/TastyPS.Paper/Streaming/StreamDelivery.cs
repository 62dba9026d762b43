using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>A frame, and how late it goes out.</summary>
internal readonly record struct StreamDelivery(JsonObject Frame, TimeSpan Delay);
