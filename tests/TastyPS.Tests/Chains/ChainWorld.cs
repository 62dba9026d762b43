using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Chains;

/// <summary>One paper world for all tests of a class: its chains are written once.</summary>
public sealed class ChainWorld : IDisposable
{
    public PaperShell Shell { get; } = new();

    public void Dispose() => Shell.Dispose();
}
