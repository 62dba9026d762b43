using System.Collections.Concurrent;
using System.Management.Automation;

namespace TastyProbe;

/// <summary>The pump in its smallest form: asynchronous work on the pool, everything it says spoken on the pipeline thread.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private BlockingCollection<Action>? _pump;

    protected CancellationToken Cancel => _stop.Token;

    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual Task ProcessAsync() => Task.CompletedTask;
    protected virtual Task EndAsync() => Task.CompletedTask;
    protected sealed override void ProcessRecord() => Run(ProcessAsync);
    protected sealed override void EndProcessing() => Run(EndAsync);
    protected override void StopProcessing() => _stop.Cancel();

    protected void Output(object? value) => Say(() => WriteObject(value));
    protected void Fail(ErrorRecord error) => Say(() => WriteError(error));
    protected void Verbose(string text) => Say(() => WriteVerbose(text));
    protected void Terminate(ErrorRecord error) => Say(() => ThrowTerminatingError(error));

    protected Task<bool> ShouldAsync(string target, string action)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(() =>
        {
            try
            {
                answer.SetResult(ShouldProcess(target, action));
            }
            catch (Exception e)
            {
                answer.SetException(e);
                throw;
            }
        });
        return answer.Task;
    }

    private void Say(Action say) => _pump!.Add(say);

    private void Run(Func<Task> work)
    {
        using var queue = _pump = new BlockingCollection<Action>(boundedCapacity: 256);
        var task = Task.Run(async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            finally
            {
                queue.CompleteAdding();
            }
        });
        try
        {
            foreach (var say in queue.GetConsumingEnumerable()) say();
        }
        catch
        {
            // Downstream stopped us, or an error became terminating: let the producer finish before the queue goes.
            _stop.Cancel();
            foreach (var _ in queue.GetConsumingEnumerable()) { }
            task.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
            throw;
        }
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
