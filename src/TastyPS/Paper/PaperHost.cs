using System.Runtime.CompilerServices;
using TastyPS.Core;
using TastyPS.Paper;

namespace TastyPS.Commands;

/// <summary>
/// The paper broker of this process, made when it is first used; TastyPS.Paper.dll is not loaded before. One broker serves
/// all Paper sessions, so that disconnecting does not lose the day.
/// </summary>
internal static class PaperHost
{
    private static readonly object Gate = new();
    private static object? _broker;

    /// <summary>The broker as a connection's other end, with the seed and clock it was first made with.</summary>
    public static PaperEnd End()
    {
        lock (Gate) return Open();
    }

    // Apart, so that the runtime binds the paper assembly only when this is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PaperEnd Open()
    {
        var broker = (PaperBroker)(_broker ??= new PaperBroker());
        return broker.AsConnectionEnd();
    }

    /// <summary>Puts another broker in its place; for tests, which want their own seed, clock and faults.</summary>
    internal static void Use(object? broker)
    {
        lock (Gate) _broker = broker;
    }
}
