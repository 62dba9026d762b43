namespace TastyPS.Core;

/// <summary>
/// Gives the current access token, refreshing it 60 s before it expires. However many callers ask at once, one refresh runs
/// and all wait for it. A credential that the venue refused is not tried again: repeated failures block the address for hours.
/// </summary>
internal sealed class TokenSource
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);

    private readonly Func<IHostSink, CancellationToken, Task<AccessToken>> _refresh;
    private readonly TimeProvider _clock;
    private readonly object _lock = new();
    private AccessToken? _current;
    private Task<AccessToken>? _running;
    private TastyException? _dead;

    public TokenSource(Func<IHostSink, CancellationToken, Task<AccessToken>> refresh, TimeProvider clock)
    {
        _refresh = refresh;
        _clock = clock;
    }

    /// <summary>When the token in use expires; null before the first.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get
        {
            lock (_lock) return _current?.ExpiresAt;
        }
    }

    /// <summary>The token in use; null before the first.</summary>
    public string? Current
    {
        get
        {
            lock (_lock) return _current?.Value;
        }
    }

    public ValueTask<AccessToken> GetAsync(IHostSink sink, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_dead is not null) throw _dead;
            if (_current is { } token && token.ExpiresAt - Early > _clock.GetUtcNow()) return new(token);
            _running ??= RunAsync(sink);
            // The refresh is everybody's: a caller that gives up stops waiting, not the refresh.
            return new(_running.WaitAsync(cancellationToken));
        }
    }

    /// <summary>That token was refused: the next caller refreshes. A newer one is left alone.</summary>
    public void Invalidate(AccessToken refused)
    {
        lock (_lock)
            if (ReferenceEquals(_current, refused)) _current = null;
    }

    /// <summary>The same, by the Authorization header's value.</summary>
    public void Invalidate(string bearer)
    {
        lock (_lock)
            if (_current is { } token && bearer.EndsWith(token.Value, StringComparison.Ordinal)) _current = null;
    }

    private async Task<AccessToken> RunAsync(IHostSink sink)
    {
        // Leave the caller's lock before anything can complete synchronously.
        await Task.Yield();
        try
        {
            var token = await _refresh(sink, CancellationToken.None).ConfigureAwait(false);
            lock (_lock) _current = token;
            return token;
        }
        catch (TastyException e) when (e.ErrorId == ErrorIds.SessionDead)
        {
            lock (_lock) _dead = e;
            throw;
        }
        finally
        {
            lock (_lock) _running = null;
        }
    }
}
