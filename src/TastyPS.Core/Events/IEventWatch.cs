namespace TastyPS.Core.Events;

/// <summary>Watches for one kind of event.</summary>
internal interface IEventWatch
{
    /// <summary>Reads until cancelled, or until there is nothing left to read; gives back whatever it opened.</summary>
    Task RunAsync(Action<TastyEventArgs> raise, CancellationToken cancel);
}
