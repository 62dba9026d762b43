using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>
/// The channels of one connection: opened when something is wanted of them, told what is wanted, and opened again, with a new number, when
/// the feed closes them.
/// </summary>
/// <param name="client">Who knows what is wanted, and is told of what breaks.</param>
/// <param name="send">Sends a message on the connection.</param>
/// <param name="changed">Set when there is something to do for <see cref="SynchronizeAsync(CancellationToken)"/>.</param>
internal sealed class DxLinkChannels(DxLinkClient client, DxLinkOptions options, TimeProvider time, FeedCounters counters, Func<byte[], ValueTask> send, AsyncSignal changed)
{
    // A watch list goes out at once; what pours is a universe.
    private const int UnpacedMessages = 8;

    private static readonly TimeSpan ReopenDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, DxLinkChannel> _channels = [];
    private readonly ConcurrentQueue<int> _abandoned = [];
    private readonly Dictionary<WantedChannel, (int Failures, long RetryAt)> _reopen = [];
    private int _lastNumber = -1;

    public int Count => _channels.Count;

    public IEnumerable<int> Numbers => _channels.Keys;

    public bool TryGet(int number, [MaybeNullWhen(false)] out DxLinkChannel channel) => _channels.TryGetValue(number, out channel);

    public bool Has(WantedChannel wanted) => _channels.Values.Any(c => c.Wanted == wanted);

    /// <summary>The feed has opened it: all that is wanted of it is to be said.</summary>
    public void OnOpened(DxLinkChannel channel)
    {
        channel.Wanted.MarkAllDirty();
        channel.IsOpen = true;
        changed.Set();
    }

    /// <summary>The server closed it, or did not open it: only this channel is opened again, after a growing pause.</summary>
    /// <param name="lastReceived">When anything was last received, as a timestamp of the clock.</param>
    public void Reopen(DxLinkChannel channel, long lastReceived)
    {
        lock (_reopen)
        {
            if (!_channels.TryRemove(channel.Number, out _)) return;
            bool held = time.GetElapsedTime(channel.RequestedAt) > options.ProvenAfter;
            int failures = held ? 1 : _reopen.GetValueOrDefault(channel.Wanted).Failures + 1;
            double seconds = Math.Min(ReopenDelay.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 10)), options.MaxDelay.TotalSeconds);
            _reopen[channel.Wanted] = (failures, time.GetTimestamp() + (long)(seconds * time.TimestampFrequency));
        }
        // Of one that was never opened, what is missing is missing since it was asked for.
        if (channel.IsOpen) client.Break(channel.Wanted, lastReceived, $"the feed closed the {channel.Wanted.Contract} channel");
        else client.Break(channel.Wanted, channel.RequestedAt, $"the feed does not open the {channel.Wanted.Contract} channel");
        changed.Set();
    }

    /// <summary>Leaves all of them; they are closed, and others opened, when the channels are next brought up to date.</summary>
    public void Abandon()
    {
        foreach (int number in _channels.Keys)
            if (_channels.TryRemove(number, out _)) _abandoned.Enqueue(number);
    }

    /// <summary>What time alone brings: channels that held, that were not opened in time, and those whose pause is over.</summary>
    public void OnHeartbeat(long now, long lastReceived)
    {
        foreach (var (_, channel) in _channels)
        {
            var since = time.GetElapsedTime(channel.RequestedAt, now);
            if (channel.IsOpen && since >= options.ProvenAfter) Settle(channel);
            if (!channel.IsOpen && since > options.StepTimeout) Reopen(channel, lastReceived);
        }
        lock (_reopen)
        {
            foreach (var (_, retryAt) in _reopen.Values)
                if (retryAt > 0 && retryAt <= now) changed.Set();
        }
    }

    /// <summary>Data came on it, or it held for a while: what it lacked is over.</summary>
    public void Settle(DxLinkChannel channel)
    {
        if (channel.IsProven) return;
        channel.IsProven = true;
        client.OnSettled(channel.Wanted);
    }

    /// <summary>Brings every channel to what is wanted now.</summary>
    public async Task SynchronizeAsync(CancellationToken cancellationToken)
    {
        while (_abandoned.TryDequeue(out int number)) await send(DxLinkMessage.ChannelCancel(number)).ConfigureAwait(false);
        foreach (var wanted in client.WantedChannels()) await SynchronizeAsync(wanted, cancellationToken).ConfigureAwait(false);
    }

    private async Task SynchronizeAsync(WantedChannel wanted, CancellationToken cancellationToken)
    {
        var channel = _channels.Values.FirstOrDefault(c => c.Wanted == wanted);
        if (channel is null)
        {
            if (wanted.Count == 0) wanted.Forget();
            else if (IsTimeToOpen(wanted)) await OpenAsync(wanted).ConfigureAwait(false);
            return;
        }
        if (!channel.IsOpen) return;
        if (wanted.Count == 0)
        {
            _channels.TryRemove(channel.Number, out _);
            wanted.Forget();
            await send(DxLinkMessage.ChannelCancel(channel.Number)).ConfigureAwait(false);
            return;
        }
        for (int messages = 0; ; messages++)
        {
            // Taken before the setup is looked at: whatever the batch names, the setup then names too.
            var batch = wanted.TakeBatch(channel, client.MaxMessageBytes);
            int version = wanted.FieldsVersion;
            if (channel.SetupVersion != version)
            {
                await send(DxLinkMessage.FeedSetup(channel.Number, wanted.Aggregation, wanted.Fields())).ConfigureAwait(false);
                channel.SetupVersion = version;
            }
            if (batch.IsEmpty) return;
            if (messages >= UnpacedMessages) await Task.Delay(options.SubscriptionPace, time, cancellationToken).ConfigureAwait(false);
            // Before it is sent: the answer may be quicker than we are.
            wanted.MarkServed();
            await send(batch.ToMessage(channel.Number, reset: !channel.IsReset)).ConfigureAwait(false);
            channel.IsReset = true;
            batch.Commit(channel);
        }
    }

    private bool IsTimeToOpen(WantedChannel wanted)
    {
        lock (_reopen) return _reopen.GetValueOrDefault(wanted).RetryAt <= time.GetTimestamp();
    }

    private async Task OpenAsync(WantedChannel wanted)
    {
        _lastNumber += 2;
        var channel = new DxLinkChannel(_lastNumber, wanted, counters) { RequestedAt = time.GetTimestamp() };
        _channels[channel.Number] = channel;
        await send(DxLinkMessage.ChannelRequest(channel.Number, wanted.Contract)).ConfigureAwait(false);
    }
}
