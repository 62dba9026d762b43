namespace System.Management.Automation;

public delegate void PSEventReceivedEventHandler(object? sender, PSEventArgs e);

/// <summary>The engine's event queue: events by source identifier, to those who subscribed.</summary>
public abstract class PSEventManager
{
    public abstract List<PSEventSubscriber> Subscribers { get; }

    public PSEventArgs GenerateEvent(string sourceIdentifier, object? sender, object?[] args, PSObject? extraData)
    {
        var raised = CreateEvent(sourceIdentifier, sender, args, extraData);
        ProcessNewEvent(raised, false);
        return raised;
    }

    public abstract IEnumerable<PSEventSubscriber> GetEventSubscribers(string sourceIdentifier);

    public abstract PSEventSubscriber SubscribeEvent(object? source, string? eventName, string sourceIdentifier, PSObject? data, PSEventReceivedEventHandler handlerDelegate, bool supportEvent, bool forwardEvent);

    public abstract PSEventSubscriber SubscribeEvent(object? source, string? eventName, string sourceIdentifier, PSObject? data, ScriptBlock? action, bool supportEvent, bool forwardEvent, int maxTriggerCount);

    public abstract void UnsubscribeEvent(PSEventSubscriber subscriber);

    protected abstract PSEventArgs CreateEvent(string sourceIdentifier, object? sender, object?[] args, PSObject? extraData);

    protected abstract void ProcessNewEvent(PSEventArgs newEvent, bool processInCurrentThread);
}

public class PSEventArgs : EventArgs
{
    internal PSEventArgs(string sourceIdentifier, object? sender, object?[] args, PSObject? data) =>
        (SourceIdentifier, Sender, SourceArgs, MessageData) = (sourceIdentifier, sender, args, data);

    public string SourceIdentifier { get; }
    public object? Sender { get; }
    public object?[] SourceArgs { get; }
    public EventArgs? SourceEventArgs => SourceArgs.OfType<EventArgs>().FirstOrDefault();
    public PSObject? MessageData { get; }
}

public class PSEventSubscriber
{
    internal PSEventSubscriber(string sourceIdentifier, PSEventReceivedEventHandler? handler) => (SourceIdentifier, HandlerDelegate) = (sourceIdentifier, handler);

    public string SourceIdentifier { get; }
    public PSEventReceivedEventHandler? HandlerDelegate { get; }
    public PSEventJob? Action { get; internal set; }

    /// <summary>Takes the handler off the source's .NET event.</summary>
    internal System.Action Detach { get; set; } = () => { };
}

/// <summary>What runs the action of a subscription; the double runs none.</summary>
public class PSEventJob
{
    internal PSEventJob(string name) => Name = name;

    public string Name { get; }
}

/// <summary>Delivers on the raising thread; keeps what was raised.</summary>
internal sealed class TestEventManager : PSEventManager
{
    private readonly List<PSEventSubscriber> _subscribers = [];
    private readonly List<PSEventArgs> _raised = [];

    public override List<PSEventSubscriber> Subscribers
    {
        get
        {
            lock (_subscribers) return [.. _subscribers];
        }
    }

    public IReadOnlyList<PSEventArgs> Raised
    {
        get
        {
            lock (_raised) return [.. _raised];
        }
    }

    public override IEnumerable<PSEventSubscriber> GetEventSubscribers(string sourceIdentifier) =>
        Subscribers.Where(s => s.SourceIdentifier.Equals(sourceIdentifier, StringComparison.OrdinalIgnoreCase));

    public override PSEventSubscriber SubscribeEvent(object? source, string? eventName, string sourceIdentifier, PSObject? data, PSEventReceivedEventHandler handlerDelegate, bool supportEvent, bool forwardEvent)
    {
        var subscriber = new PSEventSubscriber(sourceIdentifier, handlerDelegate);
        lock (_subscribers) _subscribers.Add(subscriber);
        return subscriber;
    }

    /// <summary>Events of the .NET shape <c>EventHandler&lt;T&gt;</c> only, which is all that a cmdlet here raises.</summary>
    public override PSEventSubscriber SubscribeEvent(object? source, string? eventName, string sourceIdentifier, PSObject? data, ScriptBlock? action, bool supportEvent, bool forwardEvent, int maxTriggerCount)
    {
        ArgumentNullException.ThrowIfNull(source);
        var subscriber = new PSEventSubscriber(sourceIdentifier, null) { Action = action is null ? null : new PSEventJob(sourceIdentifier) };
        var raised = source.GetType().GetEvent(eventName!) ?? throw new ArgumentException($"{source} has no event {eventName}.", nameof(eventName));
        var count = 0;
        EventHandler<EventArgs> onRaised = (sender, e) =>
        {
            GenerateEvent(sourceIdentifier, sender, [sender, e], data);
            if (++count == maxTriggerCount) UnsubscribeEvent(subscriber);
        };
        var handler = Delegate.CreateDelegate(raised.EventHandlerType!, onRaised.Target, onRaised.Method);
        subscriber.Detach = () => raised.RemoveEventHandler(source, handler);
        lock (_subscribers) _subscribers.Add(subscriber);
        raised.AddEventHandler(source, handler);
        return subscriber;
    }

    public override void UnsubscribeEvent(PSEventSubscriber subscriber)
    {
        lock (_subscribers) _subscribers.Remove(subscriber);
        subscriber.Detach();
    }

    protected override PSEventArgs CreateEvent(string sourceIdentifier, object? sender, object?[] args, PSObject? extraData) => new(sourceIdentifier, sender, args, extraData);

    protected override void ProcessNewEvent(PSEventArgs newEvent, bool processInCurrentThread)
    {
        lock (_raised) _raised.Add(newEvent);
        foreach (var subscriber in GetEventSubscribers(newEvent.SourceIdentifier)) subscriber.HandlerDelegate?.Invoke(this, newEvent);
    }
}
