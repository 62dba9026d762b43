using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TastyPS.Paper;

/// <summary>Something that happened to the broker's accounts or to what else its customer has; all of them in order are its state.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(WorldMade), "world")]
[JsonDerivedType(typeof(SnapshotEnds), "end")]
[JsonDerivedType(typeof(AccountOpened), "opened")]
[JsonDerivedType(typeof(AccountClosed), "closed")]
[JsonDerivedType(typeof(LineWritten), "line")]
[JsonDerivedType(typeof(EveningDone), "evening")]
[JsonDerivedType(typeof(OrderChanged), "order")]
[JsonDerivedType(typeof(ComplexOrderChanged), "complex")]
[JsonDerivedType(typeof(ThingKept), "kept")]
[JsonDerivedType(typeof(ClockStopped), "stopped")]
internal abstract record StateEvent;

/// <summary>The first event of a snapshot: which world it is of, and the last event of the log that is already in it.</summary>
internal sealed record WorldMade(int Version, int Seed, long Through) : StateEvent;

/// <summary>The last event of a snapshot.</summary>
internal sealed record SnapshotEnds : StateEvent;

internal sealed record AccountOpened(string Account, PaperAccountKind Kind, string Nickname, DateTimeOffset At) : StateEvent;

internal sealed record AccountClosed(string Account) : StateEvent;

/// <summary>The back office has done everything up to this day.</summary>
internal sealed record EveningDone(string Account, DateOnly Day) : StateEvent;

/// <summary>An order as it is now, in the venue's form and what that form leaves out.</summary>
internal sealed record OrderChanged(string Account, long Id, JsonObject Order, OrderSecrets Secrets) : StateEvent;

/// <summary>What an order's own JSON does not tell.</summary>
internal sealed record OrderSecrets(decimal Cost, DateTimeOffset? DiesAt, bool IsTriggered, bool WaitsForRule, bool IsStrict, string? PartitionKey);

/// <summary>A complex order by its parts; the orders themselves have events of their own.</summary>
internal sealed record ComplexOrderChanged(string Account, long Id, JsonObject Ticket, long? Trigger, long[] Orders) : StateEvent;

/// <summary>A thing in a drawer of the customer's as it is now; null when it was taken out.</summary>
internal sealed record ThingKept(string Drawer, string Key, JsonObject? Thing) : StateEvent;

/// <summary>The broker was stopped; its clock goes on from here.</summary>
internal sealed record ClockStopped(DateTimeOffset At) : StateEvent;
