using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The first rung: asynchronous work in each phase, spoken for on the pipeline thread by a <see cref="Pump"/>; a token that
/// Ctrl+C cancels; and the one place where an exception becomes an error record.
/// </summary>
public abstract class TastyCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Pump? _pump;
    private CmdletSink? _sink;

    /// <summary>Cancelled by Ctrl+C, by a downstream that has enough, and at the end.</summary>
    protected CancellationToken CancelToken => _stop.Token;

    /// <summary>Core's way to this cmdlet.</summary>
    protected IHostSink Sink => _sink ??= new CmdletSink(this);

    protected virtual Task BeginAsync() => Task.CompletedTask;

    protected virtual Task ProcessAsync() => Task.CompletedTask;

    protected virtual Task EndAsync() => Task.CompletedTask;

    // What is wrong before the first input is wrong for all of it.
    protected sealed override void BeginProcessing() => Phase(BeginAsync, isAlwaysFatal: true);

    protected sealed override void ProcessRecord() => Phase(ProcessAsync);

    protected sealed override void EndProcessing() => Phase(EndAsync);

    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Writes one object; from any thread.</summary>
    protected void Output(object value) => Say(value is Action ? PSObject.AsPSObject(value) : value);

    /// <summary>Writes a list as its items come.</summary>
    protected async Task OutputAsync<T>(IAsyncEnumerable<T> items)
        where T : class
    {
        await foreach (var item in items.WithCancellation(CancelToken).ConfigureAwait(false)) Output(item);
    }

    /// <summary>Writes a paged list; the next page is asked for when the pipeline has taken this one.</summary>
    protected async Task OutputAsync<T>(Core.Http.Paged<T> list)
        where T : class
    {
        await foreach (var page in list.PagesAsync(CancelToken).ConfigureAwait(false))
        {
            foreach (var row in page) Output(row);
            await DrainedAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Does the work for each item; what fails for one does not keep the others from it.</summary>
    protected async Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> work)
        where T : notnull
    {
        foreach (var item in items)
        {
            try
            {
                await work(item).ConfigureAwait(false);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(e, item);
            }
        }
    }

    /// <summary>Waits until the pipeline has taken everything said so far.</summary>
    protected Task DrainedAsync() => _pump is { } pump ? pump.DrainedAsync().WaitAsync(CancelToken) : Task.CompletedTask;

    /// <summary>One item failed, the rest goes on.</summary>
    protected void Fail(Exception error, object? target = null) => Say(() => WriteError(Errors.Record(error, target)));

    protected void Verbose(string text) => Say(() => WriteVerbose(text));

    protected void Warn(string text) => Say(() => WriteWarning(text));

    /// <summary>Asks, unless told not to; false under -WhatIf. The question is put on the pipeline thread.</summary>
    protected Task<bool> ShouldAsync(string target, string action) => AskAsync(() => ShouldProcess(target, action));

    /// <summary>Asks in whole sentences: one for -WhatIf and -Verbose, one for the prompt, and its heading.</summary>
    protected Task<bool> ShouldAsync(string description, string question, string heading) => AskAsync(() => ShouldProcess(description, question, heading));

    /// <summary>Runs something on the pipeline thread and gives what it gives.</summary>
    protected async Task<T> AskAsync<T>(Func<T> question)
    {
        if (_pump is null) return question();
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception e)
            {
                // The asker ends, and the pipeline sees the exception itself (a stop, a refused prompt).
                answer.TrySetCanceled();
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e);
            }
        });
        return await answer.Task.WaitAsync(CancelToken).ConfigureAwait(false);
    }

    /// <summary>True where the user gave the parameter, whatever its value.</summary>
    protected bool Has(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _stop.Cancel();
        _stop.Dispose();
    }

    internal void Say(Action action) => Say((object)action);

    private void Say(object what)
    {
        if (_pump is { } pump) pump.Say(what);
        else Speak(what);
    }

    private void Speak(object what)
    {
        if (what is Action action) action();
        else WriteObject(what);
    }

    private void Phase(Func<Task> work, bool isAlwaysFatal = false)
    {
        try
        {
            Pump.Run(
                async pump =>
                {
                    _pump = pump;
                    await work().ConfigureAwait(false);
                },
                Speak, _stop.Cancel);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped: the engine knows, there is nothing to add.
        }
        catch (Exception e) when (e is not (FlowControlException or RuntimeException))
        {
            _pump = null;
            if (isAlwaysFatal || Errors.IsFatal(e)) ThrowTerminatingError(Errors.Record(e, null));
            else WriteError(Errors.Record(e, null));
        }
        finally
        {
            _pump = null;
        }
    }
}
