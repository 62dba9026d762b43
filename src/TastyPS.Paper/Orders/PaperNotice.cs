using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Something happened to an account, or to the customer: the type and the object of an account streamer's message.</summary>
/// <param name="AccountNumber">Whose; null where it is the customer's and no account's.</param>
/// <param name="Type"><c>Order</c>, <c>CurrentPosition</c>, <c>AccountBalance</c>, …</param>
/// <param name="Data">The whole object, never a difference.</param>
/// <param name="At">Broker time.</param>
public sealed record PaperNotice(string? AccountNumber, string Type, JsonObject Data, DateTimeOffset At);
