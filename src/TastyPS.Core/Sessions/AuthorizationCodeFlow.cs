using System.Net;
using System.Security.Cryptography;
using System.Text;
using TastyPS.Core.Http;
using TastyPS.Core.Limits;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>
/// The authorization-code grant: the user signs in at the venue's page, which redirects to a listener on this machine with
/// a code and the <c>state</c> that was sent. The code is exchanged for a refresh token.
/// </summary>
public sealed class AuthorizationCodeFlow(ConnectionOptions options, string clientId, string clientSecret, Uri redirect, string scope)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _state = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The page that the user opens.</summary>
    public Uri AuthorizeUri => new(Page() + $"?client_id={Uri.EscapeDataString(clientId)}&redirect_uri={Uri.EscapeDataString(redirect.OriginalString)}&response_type=code&scope={Uri.EscapeDataString(scope)}&state={_state}");

    /// <summary>Listens, has the page opened, waits for the redirect, exchanges the code.</summary>
    /// <param name="open">Shows the page to the user: opens a browser, or prints the address.</param>
    /// <param name="sink">Who listens to what is going on.</param>
    /// <param name="cancellationToken">Stops listening.</param>
    public async Task<Credential> RunAsync(Action<Uri> open, IHostSink sink, CancellationToken cancellationToken)
    {
        if (redirect is not { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true })
            throw new TastyException(ErrorIds.SessionRedirect, $"'{redirect}' cannot be listened to: the redirect URI must be plain http on this machine.", "Register http://localhost:8765/callback for your OAuth application and give exactly that with -RedirectUri.") { Target = redirect };
        using var listener = Listen();
        open(AuthorizeUri);
        sink.Verbose($"Waiting for the redirect to {redirect}.");
        using var patience = new CancellationTokenSource(Patience, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        string code;
        try
        {
            code = await CodeAsync(listener, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A venue that does not know the redirect URI says so on its own page and redirects nowhere.
            throw Mismatch($"no redirect came within {Patience.TotalMinutes:0} minutes.");
        }
        var token = await ExchangeAsync(code, sink, cancellationToken).ConfigureAwait(false);
        if (token.RefreshToken is not { Length: > 0 } refresh)
            throw new TastyException(ErrorIds.SessionDead, "The venue gave an access token but no refresh token.", "Check the grant type of the OAuth application.");
        return new Credential(clientSecret, refresh, clientId);
    }

    private string Page() => options.Environment switch
    {
        TastyEnvironment.Production when options.BaseUri.Host.EndsWith("tastyworks.com", StringComparison.Ordinal) => "https://my.tastytrade.com/auth.html",
        TastyEnvironment.Sandbox when options.BaseUri.Host.EndsWith("tastyworks.com", StringComparison.Ordinal) => "https://cert-my.staging-tasty.works/auth.html",
        _ => new Uri(options.BaseUri, "/auth.html").ToString(),
    };

    private HttpListener Listen()
    {
        var listener = new HttpListener();
        // A prefix takes every path below it; which one came is compared below.
        listener.Prefixes.Add($"http://{redirect.Host}:{redirect.Port}/");
        try
        {
            listener.Start();
            return listener;
        }
        catch (HttpListenerException e)
        {
            throw new TastyException(ErrorIds.SessionRedirect, $"Port {redirect.Port} cannot be listened to: {e.Message}", "Another program has it. Register and use a redirect URI with another port.", e) { Target = redirect };
        }
    }

    private async Task<string> CodeAsync(HttpListener listener, CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(listener.Abort);
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            var query = context.Request.QueryString;
            var isRedirect = query["state"] is not null || query["code"] is not null || query["error"] is not null;
            if (!isRedirect)
            {
                await AnswerAsync(context, 404, "Nothing is here.").ConfigureAwait(false);
                continue;
            }
            var error = Judge(context.Request.Url!, query);
            await AnswerAsync(context, error is null ? 200 : 400, error is null ? "You are connected. This window can be closed." : error.Message).ConfigureAwait(false);
            return error is null ? query["code"]! : throw error;
        }
    }

    private TastyException? Judge(Uri came, System.Collections.Specialized.NameValueCollection query)
    {
        if (came.AbsolutePath != redirect.AbsolutePath)
            return new(ErrorIds.SessionRedirect, $"The venue redirected to {came.GetLeftPart(UriPartial.Path)}, not to {redirect}.", "The redirect URI must match what is registered to the letter, the final slash and the port included.") { Target = redirect };
        if (query["error"] is { } error)
            return error.Contains("redirect", StringComparison.OrdinalIgnoreCase) ? Mismatch(error) : new(ErrorIds.SessionDead, $"The venue refused the sign-in: {error}. {query["error_description"]}", "Check client id and scopes of the OAuth application.");
        return query["state"] == _state ? null : new(ErrorIds.SessionState, "The redirect carries another state than the one that was sent; it was not answered to this sign-in and its code is not used.", "Start again with Connect-TastySession -AuthorizationCode, in one browser window.");
    }

    private async Task<OAuthToken> ExchangeAsync(string code, IHostSink sink, CancellationToken cancellationToken)
    {
        var log = new RequestLog();
        var tokens = new TokenSource((_, _) => throw new InvalidOperationException("The exchange is anonymous."), options.TimeProvider);
        using var pipeline = HttpPipeline.Build(tokens, RateLimiter.Off, log, new CircuitBreaker(options.JournalState, options.Environment, options.TimeProvider), options);
        try
        {
            return await new OAuthClient(new RestClient(pipeline, options, sink), options).ExchangeAsync(code, clientId, clientSecret, redirect, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException e) when (e.InnerException is ApiException { Code: "invalid_grant" or "redirect_uri_mismatch" } api && api.Message.Contains("redirect", StringComparison.OrdinalIgnoreCase))
        {
            throw Mismatch(api.Message);
        }
    }

    private TastyException Mismatch(string said) => new(ErrorIds.SessionRedirect, $"Signing in did not come back to {redirect.OriginalString}: {said}", "It must match what is registered for the OAuth application to the letter: scheme, host, port, path, final slash.") { Target = redirect };

    private static async Task AnswerAsync(HttpListenerContext context, int status, string text)
    {
        var bytes = Encoding.UTF8.GetBytes($"<!doctype html><meta charset=utf-8><title>TastyPS</title><p>{WebUtility.HtmlEncode(text)}</p>");
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
        context.Response.Close();
    }
}
