using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>An alert on its way to the script that gives it.</summary>
internal sealed class PendingAlert(AutomationAlert alert)
{
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AutomationAlert Alert => alert;

    /// <summary>Completes when the script has ended; fails as it does.</summary>
    public Task Given => _given.Task;

    /// <summary>Called by the script of <see cref="AlertRunspace"/>.</summary>
    public void Give(Action give)
    {
        try
        {
            give();
            _given.TrySetResult();
        }
        catch (FlowControlException)
        {
            // An exit in the block ends this alert, not the next one.
            _given.TrySetResult();
        }
        catch (Exception e)
        {
            _given.TrySetException(ScriptRun.Cause(e));
        }
    }
}
