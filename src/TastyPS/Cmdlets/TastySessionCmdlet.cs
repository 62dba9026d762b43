using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The second rung: a session, and the client that goes with it. Named by <c>-Session</c>, else the process's default, else
/// made from the default profile or the environment variables.
/// </summary>
public abstract class TastySessionCmdlet : TastyCmdlet
{
    private TastyClient? _client;

    /// <summary>The session to use, as an object of Connect-TastySession or its name; without it the default one.</summary>
    [Parameter]
    [SessionTransformation]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public Session? Session { get; set; }

    /// <summary>The work for one input record.</summary>
    protected virtual Task RunAsync(TastyClient client) => Task.CompletedTask;

    /// <summary>The work after the last input record.</summary>
    protected virtual Task FinishAsync(TastyClient client) => Task.CompletedTask;

    protected virtual TastyClient NewClient(Connection connection) => connection.Client(Sink);

    protected override async Task ProcessAsync() => await RunAsync(await ClientAsync().ConfigureAwait(false)).ConfigureAwait(false);

    protected sealed override async Task EndAsync()
    {
        // A pipeline without input is no reason to connect.
        if (_client is not { } client) return;
        await FinishAsync(client).ConfigureAwait(false);
        await client.Rest.KeepAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        // A downstream that had enough ends a command without its end: what it read is kept all the same, without waiting.
        if (disposing) _ = _client?.Rest.KeepAsync();
        base.Dispose(disposing);
    }

    private async Task<TastyClient> ClientAsync()
    {
        if (_client is not null) return _client;
        var connection = Session is null
            ? await SessionHub.Instance.DefaultOrAsync(() => Connector.Of(this).ConnectDefaultAsync(Sink, CancelToken), CancelToken).ConfigureAwait(false)
            : SessionHub.Instance.Get(Session.Name);
        return _client = NewClient(connection);
    }
}
