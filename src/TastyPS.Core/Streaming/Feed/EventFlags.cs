namespace TastyPS.Core.Streaming.Feed;

/// <summary>What an indexed event says about its transaction and its snapshot.</summary>
[Flags]
internal enum EventFlags
{
    None = 0,
    Pending = 0x01,
    Remove = 0x02,
    SnapshotBegin = 0x04,
    SnapshotEnd = 0x08,
    SnapshotSnip = 0x10,
}
