using System.Collections.Concurrent;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

/// <summary>A sink that writes down what it is handed: <c>Quote SPY bidPrice=1.5 …</c>, fields by wire name, missing ones left out.</summary>
internal sealed class EventLog : IFeedSink
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public void OnEvent(in FeedEvent e)
    {
        string line = $"{e.Schema} {e.Symbol}";
        foreach (string field in e.Schema.Fields)
        {
            int ordinal = e.Schema.Ordinal(field);
            if (ordinal < 0) continue;
            var value = e[ordinal];
            if (value.Text is { } text) line += $" {field}={text}";
            else if (!double.IsNaN(value.Double)) line += $" {field}={value.Decimal?.ToString() ?? value.Double.ToString()}";
        }
        Lines.Enqueue(line);
    }

    public Task UntilAsync(int count) => Patience.UntilAsync(() => Lines.Count >= count, $"{count} events, there are {Lines.Count}");
}
