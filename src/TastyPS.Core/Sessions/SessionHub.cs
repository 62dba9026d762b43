using System.Collections.Concurrent;

namespace TastyPS.Core;

/// <summary>
/// The connections of this process by name, and which of them is the default. Process-wide, so that all runspaces share one
/// token, one limiter and one set of sockets.
/// </summary>
public sealed class SessionHub
{
    private readonly ConcurrentDictionary<string, Connection> _connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private volatile string? _default;

    /// <summary>The hub of the process.</summary>
    public static SessionHub Instance { get; } = new();

    public IReadOnlyCollection<Connection> All => [.. _connections.Values.OrderBy(c => c.ConnectedAt)];

    public Connection? Default => _default is { } name && _connections.TryGetValue(name, out var connection) ? connection : null;

    public Connection? Find(string name) => _connections.GetValueOrDefault(name);

    /// <summary>The connection of that name.</summary>
    /// <exception cref="TastyException">It is gone.</exception>
    public Connection Get(string name) => Find(name)
        ?? throw new TastyException(ErrorIds.SessionUnknown, $"The session '{name}' is no longer connected.", "Get-TastySession lists those that are; Connect-TastySession connects.") { Target = name };

    /// <summary>Puts a connection in, in place of one of the same name, and makes it the default.</summary>
    public async Task AddAsync(Connection connection)
    {
        _connections.TryRemove(connection.Name, out var old);
        _connections[connection.Name] = connection;
        _default = connection.Name;
        if (old is not null) await old.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The default, made by <paramref name="connect"/> when there is none; many callers at once make one.</summary>
    public async Task<Connection> DefaultOrAsync(Func<Task<Connection>> connect, CancellationToken cancellationToken)
    {
        if (Default is { } ready) return ready;
        await _connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Default is { } other) return other;
            var connection = await connect().ConfigureAwait(false);
            await AddAsync(connection).ConfigureAwait(false);
            return connection;
        }
        finally
        {
            _connecting.Release();
        }
    }

    public async Task<bool> RemoveAsync(Connection connection)
    {
        if (!_connections.TryRemove(new(connection.Name, connection))) return false;
        if (_default == connection.Name) _default = All.LastOrDefault()?.Name;
        await connection.DisposeAsync().ConfigureAwait(false);
        return true;
    }
}
