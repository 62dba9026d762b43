namespace TastyPS.Commands;

/// <summary>
/// Carries what asynchronous work wants to say to the pipeline thread, the only one that may speak. Bounded: work that is
/// ahead of the pipeline waits for it. Taken in batches, so that a fast stream pays one lock for many objects.
/// </summary>
internal sealed class Pump
{
    private const int Capacity = 1024;

    private readonly object _lock = new();
    private List<object> _filling = new(Capacity);
    private List<object> _draining = new(Capacity);
    private readonly Action<object> _speak;
    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;
    private bool _isClosed;
    private bool _isBusy;
    private bool _isFinished;

    private Pump(Action<object> speak) => _speak = speak;

    /// <summary>
    /// An object to write, or an action to run, on the pipeline thread: at once when this is it, else through the queue.
    /// Blocks while the queue is full.
    /// </summary>
    public void Say(object what)
    {
        if (Environment.CurrentManagedThreadId == _pipelineThread)
        {
            _speak(what);
            return;
        }
        lock (_lock)
        {
            while (_filling.Count >= Capacity && !_isClosed) Monitor.Wait(_lock);
            // The pipeline has stopped listening: the work is to end, not to go on in silence.
            if (_isClosed) throw new OperationCanceledException("The pipeline has stopped.");
            _filling.Add(what);
            if (_filling.Count == 1) Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Completes when all that was said has been taken by the pipeline.</summary>
    public Task DrainedAsync()
    {
        lock (_lock)
            if (_filling.Count == 0 && !_isBusy) return Task.CompletedTask;
        if (Environment.CurrentManagedThreadId == _pipelineThread) return Task.CompletedTask;
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Say((Action)drained.SetResult);
        return drained.Task;
    }

    /// <summary>
    /// Runs the work, on this thread until it first waits, and speaks for it here until it has ended. Throws what speaking
    /// throws, else what the work throws.
    /// </summary>
    /// <param name="work">The asynchronous work.</param>
    /// <param name="speak">Writes one object, or runs one action, on this thread.</param>
    /// <param name="stop">Tells the work to end, because nobody listens any more.</param>
    public static void Run(Func<Pump, Task> work, Action<object> speak, Action stop)
    {
        var pump = new Pump(speak);
        var task = pump.WorkAsync(work);
        try
        {
            pump.Drain();
        }
        catch
        {
            stop();
            pump.Close();
            // What the work still has to say about being stopped is of no interest; that it has ended is.
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            throw;
        }
        task.GetAwaiter().GetResult();
    }

    private async Task WorkAsync(Func<Pump, Task> work)
    {
        try
        {
            await work(this).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _isFinished = true;
                Monitor.PulseAll(_lock);
            }
        }
    }

    private void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            // An action that nobody will run may have someone waiting for it.
            _filling.Clear();
            Monitor.PulseAll(_lock);
        }
    }

    private void Drain()
    {
        while (true)
        {
            lock (_lock)
            {
                _isBusy = false;
                while (_filling.Count == 0 && !_isFinished) Monitor.Wait(_lock);
                if (_filling.Count == 0) return;
                (_filling, _draining) = (_draining, _filling);
                _isBusy = true;
                Monitor.PulseAll(_lock);
            }
            foreach (var what in _draining) _speak(what);
            _draining.Clear();
        }
    }
}
