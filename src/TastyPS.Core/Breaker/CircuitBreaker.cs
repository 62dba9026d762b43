using System.Globalization;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>
/// The circuit breaker of an environment, with its memory in <c>breaker-&lt;environment&gt;.json</c>, so that it trips for a hundred
/// one-shot commands as for one long one. Open, it lets through what cancels and what closes, and after a pause one read, the
/// probe: its success closes the breaker, its failure doubles the pause. While all is well nothing is written.
/// </summary>
public sealed class CircuitBreaker
{
    private static readonly TimeSpan ProbeTime = TimeSpan.FromMinutes(1);

    private readonly StateDocument<BreakerFile> _document;
    private readonly TastyEnvironment _environment;
    private readonly TimeProvider _clock;
    private readonly BreakerLimits? _limits;
    private readonly BreakerSettings _settings;

    /// <param name="folder">The state folder that all processes of the user share.</param>
    /// <param name="limits">When it opens where the user has set nothing; null watches no call, but keeps what another process opened.</param>
    public CircuitBreaker(StateFolder folder, TastyEnvironment environment, TimeProvider clock, BreakerLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var name = $"breaker-{environment.ToString().ToLowerInvariant()}.json";
        _document = new(folder, name, 1, BreakerJson.Default.BreakerFile, clock);
        Switch = new TradingSwitch(folder, clock);
        _settings = new BreakerSettings(folder, clock);
        _environment = environment;
        _clock = clock;
        _limits = limits;
    }

    /// <summary>The switch of the user beside it.</summary>
    public TradingSwitch Switch { get; }

    /// <summary>When it opens; null where no call is watched.</summary>
    /// <exception cref="TastyException">The user's limits cannot be read.</exception>
    internal BreakerLimits? Limits => _limits is null ? null : _settings.Get() ?? _limits;

    /// <summary>Runs when the breaker has closed again and resting orders were to be cancelled.</summary>
    internal Func<IHostSink, Task>? CancelDue { get; set; }

    /// <summary>What all shells see now.</summary>
    /// <exception cref="TastyException">A state file of a newer module, or a folder that cannot be used.</exception>
    public CircuitBreakerStatus Status()
    {
        var reading = _document.Read();
        var file = reading.Value ?? new();
        var settings = _settings.Read();
        var off = Switch.Find(_environment, out var damage);
        return new()
        {
            Environment = _environment,
            State = !file.IsOpen ? BreakerState.Closed : IsDue(file) ? BreakerState.HalfOpen : BreakerState.Open,
            Cause = file.Cause,
            Reason = file.Reason,
            OpenedAt = file.OpenedAt?.LocalDateTime,
            RetryAt = file.RetryAt?.LocalDateTime,
            ConsecutiveFailures = file.ConsecutiveFailures,
            ErrorPercent = file.Latest.Length == 0 ? 0 : decimal.Round(100m * file.Failures / file.Latest.Length, 1),
            Limits = settings.Value ?? _limits ?? new(),
            IsTradingEnabled = off is null && damage is null,
            DisabledAt = off?.At.LocalDateTime,
            DisabledReason = off?.Reason,
            CorruptFile = reading.CorruptFile ?? damage ?? settings.CorruptFile,
        };
    }

    /// <summary>Closes it and forgets what it counted; damage is set aside for good.</summary>
    public Task ResetAsync(CancellationToken cancellationToken) => _document.WriteAsync(new(), cancellationToken);

    /// <summary>The error that keeps orders from opening anything; null while it is closed.</summary>
    /// <exception cref="TastyException">Damage, or a newer version: nobody knows whether it is open.</exception>
    internal TastyException? Fault() => _document.Get() is { IsOpen: true } file ? Refusal(file) : null;

    internal bool IsProbeDue() => _document.Get() is { IsOpen: true } file && IsDue(file);

    /// <summary>Opens it for what is no call's failure.</summary>
    internal async Task TripAsync(BreakerCause cause, string reason, CancellationToken cancellationToken) => await _document.ChangeAsync(
        file =>
        {
            file ??= new();
            if (!file.IsOpen) Open(file, cause, reason);
            return file;
        },
        cancellationToken).ConfigureAwait(false);

    /// <exception cref="TastyException">It is open, and the call neither cancels nor closes nor is the probe.</exception>
    internal async ValueTask<BreakerPass> EnterAsync(ApiRequest call, IHostSink sink, CancellationToken cancellationToken)
    {
        if (_limits is null || call.Host != ApiHost.Api || call.IsAnonymous || IsOfPaper(call)) return BreakerPass.Unwatched;
        if (!File.Exists(_document.FileName) || Look(sink) is not { IsOpen: true } file) return BreakerPass.Watched;
        if (Urgent.IsNow || call.IsUrgent || call.Method == HttpMethod.Delete) return BreakerPass.Unwatched;
        if (call.Method == HttpMethod.Get && IsDue(file) && await TakeProbeAsync(cancellationToken).ConfigureAwait(false)) return BreakerPass.Probe;
        return file.HoldsReads ? throw Refusal(file) : BreakerPass.Unwatched;
    }

    /// <summary>The switches of a paper broker are no venue's: whoever tests the breaker with them must be able to take them back.</summary>
    private static bool IsOfPaper(ApiRequest call) => call.Path.StartsWith("/paper/", StringComparison.Ordinal);

    internal async ValueTask LeaveAsync(BreakerPass pass, CallResult result, string what, IHostSink sink)
    {
        var isWatched = pass == BreakerPass.Watched && result != CallResult.Unknown && (result != CallResult.Answered || (File.Exists(_document.FileName) && Look(sink) is { Latest.Length: > 0 }));
        if (!isWatched && pass != BreakerPass.Probe) return;
        try
        {
            var before = BreakerState.Closed;
            var file = await _document.ChangeAsync(
                old =>
                {
                    var now = old ?? new();
                    before = now.IsOpen ? BreakerState.Open : BreakerState.Closed;
                    if (pass == BreakerPass.Probe) JudgeProbe(now, result);
                    else if (!now.IsOpen) Count(now, result, what);
                    return now;
                },
                CancellationToken.None).ConfigureAwait(false);
            if (file.IsOpen && before == BreakerState.Closed) sink.Warning($"The circuit breaker of {_environment} has opened: {file.Reason}. Get-TastyCircuitBreaker shows it.");
            if (!file.IsOpen && before == BreakerState.Open) await RecoverAsync(file, sink).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            // The call itself is over; that it could not be counted must not change what it gave.
            sink.Warning($"The circuit breaker cannot remember this call: {e.Message}");
        }
    }

    private async Task RecoverAsync(BreakerFile file, IHostSink sink)
    {
        sink.Verbose($"The circuit breaker of {_environment} has closed.");
        if (!file.IsCancelDue || CancelDue is not { } cancel) return;
        await _document.ChangeAsync(
            now =>
            {
                now!.IsCancelDue = false;
                return now;
            },
            CancellationToken.None).ConfigureAwait(false);
        await cancel(sink).ConfigureAwait(false);
    }

    private void JudgeProbe(BreakerFile file, CallResult result)
    {
        file.ProbeUntil = null;
        if (result == CallResult.Unknown || !file.IsOpen) return;
        if (result != CallResult.Answered)
        {
            Pause(file);
            return;
        }
        (file.RetryAt, file.Pauses, file.ConsecutiveFailures, file.ConsecutiveUnreachable, file.Latest) = (null, 0, 0, 0, "");
    }

    private void Count(BreakerFile file, CallResult result, string what)
    {
        var limits = Limits!;
        var isFailure = result != CallResult.Answered;
        file.ConsecutiveFailures = isFailure ? file.ConsecutiveFailures + 1 : 0;
        file.ConsecutiveUnreachable = result == CallResult.Unreachable ? file.ConsecutiveUnreachable + 1 : 0;
        file.Latest += isFailure ? 'x' : '.';
        if (file.Latest.Length > limits.Window) file.Latest = file.Latest[^limits.Window..];
        if (!file.Latest.Contains('x')) file.Latest = "";
        if (!isFailure) return;
        if (file.ConsecutiveUnreachable >= limits.Unreachable) Open(file, BreakerCause.Unreachable, $"{file.ConsecutiveUnreachable} attempts without a connection, the last {what}");
        else if (file.ConsecutiveFailures >= limits.ConsecutiveFailures) Open(file, BreakerCause.ConsecutiveFailures, $"{file.ConsecutiveFailures} failures in a row, the last {what}");
        else if (file.Latest.Length >= limits.Window && 100m * file.Failures / file.Latest.Length >= limits.ErrorPercent)
            Open(file, BreakerCause.ErrorRate, string.Create(CultureInfo.InvariantCulture, $"{file.Failures} of the latest {file.Latest.Length} calls failed, the last {what}"));
    }

    private void Open(BreakerFile file, BreakerCause cause, string reason)
    {
        (file.Cause, file.Reason, file.OpenedAt, file.Pauses) = (cause, reason, _clock.GetUtcNow(), 0);
        file.IsCancelDue = Limits?.CancelsOrders == true && file.HoldsReads;
        Pause(file);
    }

    private void Pause(BreakerFile file)
    {
        var limits = Limits ?? new();
        var pause = limits.Pause * Math.Pow(2, Math.Min(file.Pauses++, 20));
        file.RetryAt = _clock.GetUtcNow() + (pause < limits.LongestPause ? pause : limits.LongestPause);
    }

    private async Task<bool> TakeProbeAsync(CancellationToken cancellationToken)
    {
        var isTaken = false;
        await _document.ChangeAsync(
            file =>
            {
                file ??= new();
                var now = _clock.GetUtcNow();
                isTaken = file.IsOpen && IsDue(file) && (file.ProbeUntil is not { } until || until <= now || until - now > ProbeTime);
                if (isTaken) file.ProbeUntil = now + ProbeTime;
                return file;
            },
            cancellationToken).ConfigureAwait(false);
        return isTaken;
    }

    // A clock that was set back must not make a pause longer than the longest.
    private bool IsDue(BreakerFile file) => file.RetryAt is { } at && _clock.GetUtcNow() is var now && (at <= now || at - now > (_limits ?? new()).LongestPause);

    private BreakerFile? Look(IHostSink sink)
    {
        try
        {
            return _document.Get();
        }
        catch (TastyException e)
        {
            // What opens a position is refused by the guard; looking goes on.
            sink.Verbose($"The circuit breaker's memory cannot be read: {e.Message}");
            return null;
        }
    }

    private BreakerOpenException Refusal(BreakerFile file) => new(file.Cause,
        string.Create(CultureInfo.InvariantCulture, $"The circuit breaker of {_environment} is open since {file.OpenedAt?.LocalDateTime:HH:mm:ss} ({file.Reason}); it tries again from {file.RetryAt?.LocalDateTime:HH:mm:ss} on."),
        "Cancelling and closing go through. Get-TastyCircuitBreaker shows it; Reset-TastyCircuitBreaker closes it by hand.") { Target = _environment };
}
