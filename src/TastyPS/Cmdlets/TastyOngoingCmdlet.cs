using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung of cmdlets that have no end of their own: they go on until <c>-Count</c>, <c>-Timeout</c> or Ctrl+C.</summary>
public abstract class TastyOngoingCmdlet : TastySessionCmdlet
{
    /// <summary>End after this many.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Count { get; set; }

    /// <summary>End after this many seconds.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Timeout { get; set; }

    /// <summary>Begins the time-out, which cancels it; never without one. Whoever asks disposes it.</summary>
    private protected CancellationTokenSource BeginTimeout(TastyClient client) =>
        new(Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : System.Threading.Timeout.InfiniteTimeSpan, client.Connection.Options.TimeProvider);
}
