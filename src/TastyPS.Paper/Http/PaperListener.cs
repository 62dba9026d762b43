using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The loopback door: REST and WebSocket on one port of 127.0.0.1 and localhost, and on no other address.</summary>
public sealed class PaperListener : IAsyncDisposable
{
    private const int MaxBodyBytes = 1 << 20;
    private const int MaxDrainedBytes = 16 << 20;
    private const int PortAttempts = 10;
    private static readonly TimeSpan BodyTimeout = TimeSpan.FromSeconds(30);
    private readonly PaperBroker _broker;
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    private PaperListener(PaperBroker broker, HttpListener listener, int port)
    {
        (_broker, _listener, Port) = (broker, listener, port);
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Rest => new($"http://127.0.0.1:{Port}");

    public Uri AccountStreamer => new($"ws://127.0.0.1:{Port}/streamer");

    public Uri Dxlink => new($"ws://127.0.0.1:{Port}/dxlink");

    /// <summary>Opens the door; port 0 is any free one. A port in use is a <see cref="PaperListenerException"/>.</summary>
    public static PaperListener Start(PaperBroker broker, int port = 0)
    {
        if (port is < 0 or > 65535) throw new PaperListenerException($"{port} is no port; use 1 to 65535, or 0 for any free one.");
        for (var attempt = 1; ; attempt++)
        {
            var chosen = port == 0 ? FreePort() : port;
            try
            {
                return new PaperListener(broker, Listen(chosen), chosen);
            }
            catch (HttpListenerException taken) when (port != 0 || attempt == PortAttempts)
            {
                throw new PaperListenerException($"Port {chosen} is already in use; choose another, or 0 for any free one.", taken);
            }
            catch (HttpListenerException)
            {
                // Somebody took the free port between the finding and the listening; look for another.
            }
        }
    }

    /// <summary>One line of JSON for whoever starts a broker from a script: where it is and how to log in.</summary>
    public string ReadyLine() => new JsonObject
    {
        ["rest"] = Rest.OriginalString,
        ["accountStreamer"] = AccountStreamer.OriginalString,
        ["dxlink"] = Dxlink.OriginalString,
        ["clientSecret"] = _broker.ClientSecret,
        ["refreshToken"] = _broker.RefreshToken,
        ["accounts"] = new JsonArray([.. _broker.Accounts.Select(a => JsonValue.Create(a.AccountNumber))]),
    }.ToJsonString();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _listener.Close();
        await _accepting.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private static HttpListener Listen(int port)
    {
        var listener = new HttpListener();
        // Without both names a client that says Host: localhost gets a 404 from the listener itself.
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Prefixes.Add($"http://localhost:{port}/");
        listener.Start();
        return listener;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (!_listener.IsListening) return;
                continue;
            }
            _ = Task.Run(() => ServeAsync(context));
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            if (context.Request.IsWebSocketRequest) await UpgradeAsync(context).ConfigureAwait(false);
            else await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or HttpListenerException or WebSocketException or ObjectDisposedException or OperationCanceledException
            or TimeoutException or InvalidOperationException or SocketException)
        {
            // The client went away or sent what is no HTTP: its connection ends, the broker stays up.
            Abort(context);
        }
    }

    private async Task UpgradeAsync(HttpListenerContext context)
    {
        if (PaperSockets.Find(context.Request.Url?.AbsolutePath ?? "") is not { } door)
        {
            await WriteAsync(context.Response, PaperContext.Error(404, "not_found", "Not Found")).ConfigureAwait(false);
            return;
        }
        if (_broker.Faults.Take(PaperRequest.Of("GET", door.Path)) is { } fault)
        {
            await WriteAsync(context.Response, fault.Answer ?? PaperResponse.Html(502)).ConfigureAwait(false);
            return;
        }
        var upgraded = await context.AcceptWebSocketAsync(subProtocol: null).ConfigureAwait(false);
        using var socket = upgraded.WebSocket;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, _broker.Closing);
        await door.ServeAsync(_broker, new PaperWebSocket(socket), either.Token).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        byte[]? body;
        try
        {
            body = await BodyAsync(request).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await RefuseAsync(context, 408).ConfigureAwait(false);
            return;
        }
        if (body is null)
        {
            await RefuseAsync(context, 413).ConfigureAwait(false);
            return;
        }

        var headers = request.Headers.AllKeys.ToDictionary(k => k!, k => request.Headers[k]!, StringComparer.OrdinalIgnoreCase);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, _broker.Closing);
        var answer = await _broker.HandleAsync(PaperRequest.Of(request.HttpMethod, request.RawUrl ?? "/", headers, body), either.Token).ConfigureAwait(false);
        if (answer.Delivery == PaperDelivery.Never) await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false);
        if (answer.Delivery == PaperDelivery.Drop)
        {
            // Where HttpListener is managed code its Abort still sends the header; a length without a body makes it the broken answer it should be.
            context.Response.ContentLength64 = 1;
            Abort(context);
            return;
        }
        // A venue dates its answers by its own clock, and so does this one.
        context.Response.AddHeader("Date", _broker.Clock.GetUtcNow().ToString("R"));
        await WriteAsync(context.Response, answer).ConfigureAwait(false);
    }

    /// <summary>The body, or null when it is larger than any order could be (it is read on for a while, for a client hears no answer while it
    /// still sends). A client that trickles its body is cut off.</summary>
    private async Task<byte[]?> BodyAsync(HttpListenerRequest request)
    {
        if (!request.HasEntityBody) return [];
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        var total = 0;
        using var patience = new CancellationTokenSource(BodyTimeout, _broker.Options.TimeProvider);
        while (await request.InputStream.ReadAsync(buffer, CancellationToken.None).AsTask().WaitAsync(patience.Token).ConfigureAwait(false) is > 0 and var count)
        {
            total += count;
            if (total > MaxDrainedBytes) break;
            if (total <= MaxBodyBytes) body.Write(buffer, 0, count);
        }
        return total <= MaxBodyBytes ? body.ToArray() : null;
    }

    private static Task RefuseAsync(HttpListenerContext context, int status)
    {
        context.Response.KeepAlive = false;
        return WriteAsync(context.Response, PaperResponse.Html(status));
    }

    private static async Task WriteAsync(HttpListenerResponse response, PaperResponse answer)
    {
        response.StatusCode = answer.Status;
        if (answer.ContentType.Length > 0) response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers) response.AddHeader(name, value);
        // Without a length the answer goes out in chunks, and a pooled client waits 43 ms for the last of them.
        response.ContentLength64 = answer.Body.Length;
        if (answer.Delivery == PaperDelivery.CutBody)
        {
            await response.OutputStream.WriteAsync(answer.Body[..(answer.Body.Length / 2)]).ConfigureAwait(false);
            response.Abort();
            return;
        }
        await response.OutputStream.WriteAsync(answer.Body).ConfigureAwait(false);
        response.Close();
    }

    private static void Abort(HttpListenerContext context)
    {
        try
        {
            context.Response.Abort();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or HttpListenerException or InvalidOperationException)
        {
            // It is closed already, which is what was asked for.
        }
    }
}
