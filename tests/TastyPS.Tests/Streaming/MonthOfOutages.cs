using System.Globalization;
using System.Text.Json;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

/// <summary>
/// A stream of minute bars through days of outages of all kinds, on a fake clock. The market goes on while nobody listens; in the end every
/// bar must be there with its final value, every outage told once, and never a second connection beside the first.
/// </summary>
internal sealed class MonthOfOutages(int seed, TimeSpan duration, int outages)
{
    private const string Symbol = "SPY{=m}";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);

    private readonly Random _random = new(seed);
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeFeed _feed = new();
    private readonly Dictionary<long, decimal> _bars = [];
    private DateTimeOffset _start;
    private FakeFeedSession? _session;
    private int _channel;
    private bool _isMute;
    private bool _isProven;
    private bool _isReauthorizing;
    private bool _breakInSnapshot;
    private int _refuse;
    private int _kind;

    public int ExpectedGaps { get; private set; }
    public int Gaps { get; private set; }
    public int Connects { get; private set; }
    public int Overlaps { get; private set; }
    public int Doubled { get; private set; }
    public int WrongOrMissing { get; private set; }
    public int Bars => _bars.Count;

    // What loses no connection, but the data of a moment.
    private int Nuisances => outages / 4;

    public override string ToString() =>
        $"seed {seed}: {duration.TotalDays:0.#} days, {outages} outages, {Nuisances} closed channels and lost authorizations: {Connects} connects, {Gaps} of {ExpectedGaps} gaps, {Overlaps} overlapping connections, " +
        $"{Bars} bars, {WrongOrMissing} missing or wrong, {Doubled} doubled";

    public async Task RunAsync()
    {
        _start = _clock.GetUtcNow();
        _feed.OnConnect = OnConnect;
        _feed.OnSession = s => s.OnMessage = m => Answer(s, m);
        await using var hub = new StreamHub(_feed.TokenAsync, _feed.Connect, _clock);
        var lease = hub.Subscribe(new StreamRequest(FeedSchema.Candle, [Symbol]) { From = _start, Fields = ["close"] });
        await SettleAsync(hub);
        Drain(lease);

        var planned = Enumerable.Range(0, outages + Nuisances).Select(_ => _start + _random.NextDouble() * (duration - TimeSpan.FromHours(2)) + TimeSpan.FromMinutes(10)).Order().ToList();
        var kinds = new Queue<Action>(Enumerable.Repeat<Action>(Fail, outages).Concat(Enumerable.Repeat<Action>(Disturb, Nuisances)).OrderBy(_ => _random.Next()));
        while (_clock.GetUtcNow() < _start + duration || hub.GetStatus().State != StreamState.Connected)
        {
            // Fake time must not outrun the threads that connect.
            bool isCalm = hub.GetStatus().State == StreamState.Connected && !_isMute;
            _clock.Advance(isCalm ? Step : TimeSpan.FromSeconds(1));
            await SettleAsync(hub);
            bool mayFail = hub.GetStatus().State == StreamState.Connected && _isProven && !_isMute;
            if (mayFail && planned.Count > 0 && planned[0] <= _clock.GetUtcNow())
            {
                planned.RemoveAt(0);
                kinds.Dequeue()();
            }
            else if (_session is { } session && !_isMute) SendUpdate(session);
            await SettleAsync(hub);
            Drain(lease);
        }
        Check();
        var closing = hub.DisposeAsync().AsTask();
        await _clock.AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        if (_clock.ActiveTimers != 0) throw new InvalidOperationException("a timer is left");
    }

    private long Minute => (long)(_clock.GetUtcNow() - _start).TotalMinutes;

    private static decimal Final(long minute) => 100 + minute * 7919 % 1000 / 100m;

    private void OnConnect()
    {
        Connects++;
        if (_session is { IsOver: false }) Overlaps++;
        if (_refuse-- > 0) throw new HttpRequestException("502");
    }

    private void Answer(FakeFeedSession session, JsonElement message)
    {
        if (message.GetProperty("type").GetString() != "FEED_SUBSCRIPTION" || !message.TryGetProperty("add", out var add)) return;
        _session = session;
        _isMute = false;
        _channel = message.GetProperty("channel").GetInt32();
        session.Configure(_channel, "Candle", "eventSymbol", "eventFlags", "time", "close");
        long from = (add[0].GetProperty("fromTime").GetInt64() - _start.ToUnixTimeMilliseconds()) / 60_000;
        SendSnapshot(session, from);
    }

    private void SendSnapshot(FakeFeedSession session, long from)
    {
        long newest = Minute;
        var bars = new List<string>();
        for (long k = newest; k >= from; k--)
        {
            int flags = (k == newest ? 4 : 0) | (k == from ? 8 : 0);
            bars.Add(Bar(k, flags, k == newest ? Final(k) - 1 : Final(k)));
            if (bars.Count < 300 && k > from) continue;
            session.Data(_channel, $"[\"Candle\",[{string.Join(',', bars)}]]");
            _isProven = true;
            bars.Clear();
            if (!_breakInSnapshot || k == from) continue;
            _breakInSnapshot = false;
            Lose(session.Break);
            return;
        }
        _breakInSnapshot = false;
    }

    private void SendUpdate(FakeFeedSession session)
    {
        long now = Minute;
        session.Data(_channel, $"[\"Candle\",[{Bar(now - 1, 0, Final(now - 1))},{Bar(now, 0, Final(now) - 1)}]]");
    }

    private string Bar(long minute, int flags, decimal close) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{Symbol}\",{flags},{_start.AddMinutes(minute).ToUnixTimeMilliseconds()},{close}");

    private void Fail()
    {
        var session = _session!;
        _isReauthorizing = false;
        _refuse = _random.Next(3) == 0 ? _random.Next(1, 8) : 0;
        _breakInSnapshot = _random.Next(4) == 0;
        switch (_kind = _random.Next(7))
        {
            case 0:
                Lose(session.Break);
                break;
            case 1:
                Lose(() => session.Close(1001));
                break;
            case 2:
                Lose(() => session.Close(1012));
                break;
            case 3:
                Lose(() => session.Close(1009));
                break;
            case 4:
                Lose(() => { });
                _isMute = true;
                break;
            case 5:
                Lose(() => { for (int i = 0; i < 3; i++) session.Send("{"); });
                break;
            default:
                Lose(() => _clock.Sleep(TimeSpan.FromMinutes(_random.Next(5, 300))));
                break;
        }
    }

    private void Disturb()
    {
        _refuse = 0;
        _isReauthorizing = false;
        if (_random.Next(2) == 0) Lose(() => _session!.Send($$"""{"type":"CHANNEL_CLOSED","channel":{{_channel}}}"""));
        else
        {
            Lose(() => _session!.SendState(false));
            _isReauthorizing = true;
        }
    }

    private void Lose(Action how)
    {
        if (_isProven) ExpectedGaps++;
        _isProven = false;
        how();
    }

    // Until the client has dealt with everything and can only wait: for the feed, or for its next attempt.
    private Task SettleAsync(StreamHub hub) => Patience.SpinUntilAsync(() =>
    {
        var status = hub.GetStatus();
        return status.State switch
        {
            // Nothing that follows a lost authorization has to wait for the clock.
            StreamState.Connected => _session is { IsClientIdle: true, IsOver: false, IsServerIdle: true } && (_isProven || !_isReauthorizing),
            StreamState.Reconnecting => status.NextAttempt > _clock.GetUtcNow().DateTime,
            StreamState.Failed => throw new InvalidOperationException(status.Reason),
            _ => false,
        };
    }, () => $"the client settled: {hub.GetStatus()}, session over {_session?.IsOver}, client idle {_session?.IsClientIdle}, after kind {_kind}");

    private void Drain(StreamLease lease)
    {
        while (lease.TryRead(out var e))
        {
            switch (e)
            {
                case StreamGap:
                    Gaps++;
                    break;
                case Candle c:
                    Put(c);
                    break;
                case StreamSnapshot snapshot:
                    Doubled += snapshot.Events.Count - snapshot.Events.Select(x => x.Index).Distinct().Count();
                    foreach (var c in snapshot.Events.Cast<Candle>()) Put(c);
                    break;
            }
        }
    }

    private void Put(Candle c) => _bars[(long)(c.Time!.Value - _start.DateTime).TotalMinutes] = c.Close!.Value;

    private void Check()
    {
        for (long k = 0; k < Minute - 1; k++)
            if (!_bars.TryGetValue(k, out decimal close) || close != Final(k)) WrongOrMissing++;
    }
}
