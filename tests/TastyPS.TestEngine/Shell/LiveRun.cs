using System.Collections.Concurrent;
using System.Management.Automation.Internal;

namespace TastyPS.TestEngine;

/// <summary>A pipeline that runs on its own thread: read its output as it comes, then stop it as Ctrl+C does.</summary>
public sealed class LiveRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<object?> _output = [];
    private readonly TaskCompletionSource<ShellRun> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _started = new();
    private Pipeline? _pipeline;

    internal LiveRun(Func<Action<object?>, Action<Pipeline>, ShellRun> run)
    {
        var thread = new Thread(() =>
        {
            ShellRun? result = null;
            Exception? error = null;
            try
            {
                result = run(_output.Add, Started);
            }
            catch (Exception e)
            {
                error = e;
            }
            // Whoever waits for the end may dispose at once: it is the last thing said.
            _output.CompleteAdding();
            _started.Set();
            if (error is null) _ended.SetResult(result!);
            else _ended.SetException(error);
        })
        { IsBackground = true, Name = "pipeline" };
        thread.Start();
        _started.Wait();
    }

    /// <summary>All that the pipeline did, when it has ended.</summary>
    public Task<ShellRun> Ended => _ended.Task;

    /// <summary>The next output; a pipeline that ends or is silent for long is an exception that says so.</summary>
    public object? Next()
    {
        if (_output.TryTake(out var value, Patience)) return value;
        throw new InvalidOperationException(_output.IsCompleted
            ? "The pipeline ended without further output:\n" + _ended.Task.GetAwaiter().GetResult()
            : $"No output for {Patience.TotalSeconds} s.");
    }

    public T Next<T>() => (T)Next()!;

    /// <summary>Ctrl+C: asks the cmdlets to stop and waits until the pipeline has ended.</summary>
    public ShellRun Stop()
    {
        if (!_ended.Task.IsCompleted) _pipeline!.Stop();
        return Wait();
    }

    /// <summary>Waits for the pipeline's own end.</summary>
    public ShellRun Wait() => _ended.Task.WaitAsync(Patience).GetAwaiter().GetResult();

    public void Dispose()
    {
        Stop();
        _output.Dispose();
        _started.Dispose();
    }

    private void Started(Pipeline pipeline)
    {
        _pipeline = pipeline;
        _started.Set();
    }
}
