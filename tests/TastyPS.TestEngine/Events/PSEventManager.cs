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
    public PSObject? MessageData { get; }
}

public class PSEventSubscriber
{
    internal PSEventSubscriber(string sourceIdentifier, PSEventReceivedEventHandler handler) => (SourceIdentifier, HandlerDelegate) = (sourceIdentifier, handler);

    public string SourceIdentifier { get; }
    public PSEventReceivedEventHandler HandlerDelegate { get; }
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

    public override void UnsubscribeEvent(PSEventSubscriber subscriber)
    {
        lock (_subscribers) _subscribers.Remove(subscriber);
    }

    protected override PSEventArgs CreateEvent(string sourceIdentifier, object? sender, object?[] args, PSObject? extraData) => new(sourceIdentifier, sender, args, extraData);

    protected override void ProcessNewEvent(PSEventArgs newEvent, bool processInCurrentThread)
    {
        lock (_raised) _raised.Add(newEvent);
        foreach (var subscriber in GetEventSubscribers(newEvent.SourceIdentifier)) subscriber.HandlerDelegate(this, newEvent);
    }
}
