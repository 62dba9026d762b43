using System.Globalization;
using System.Net;
using System.Text;

namespace TastyPS.Core.Http;

/// <summary>
/// Says what goes over the wire: one verbose line an attempt, headers and bodies for debug, both redacted by
/// <see cref="Redaction"/> and nowhere else; keeps the request log; passes the venue's deprecation notices on, once each.
/// </summary>
internal sealed class TraceHandler(RequestLog log, ConnectionOptions options) : DelegatingHandler
{
    private readonly HashSet<string> _announced = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = CallContext.Of(request);
        if (context.Sink.WantsDebug) context.Sink.Debug(Redaction.Request(request, context.Call));
        var from = options.TimeProvider.GetTimestamp();
        HttpStatusCode? status = null;
        ReadOnlyMemory<byte> body = default;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            status = response.StatusCode;
            response.RequestMessage = request;
            if (context.Sink.WantsDebug || log.IsHeard)
            {
                await ResponseBody.BufferAsync(response, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
                body = ResponseBody.Of(response);
            }
            if (context.Sink.WantsDebug) context.Sink.Debug(Redaction.Response(response, context.Call, body));
            if (response.Headers.Date is { } date) log.HearTime(date, options.TimeProvider.GetUtcNow());
            Announce(response, context);
            return response;
        }
        finally
        {
            var took = options.TimeProvider.GetElapsedTime(from);
            log.Add(context.Call, status, took, body);
            context.Sink.Verbose(string.Create(CultureInfo.InvariantCulture,
                $"{context.Call.Method} {context.Call.Template} → {(status is { } s ? (int)s : "no answer")} ({took.TotalMilliseconds:0} ms, attempt {context.Attempt})"));
        }
    }

    private void Announce(HttpResponseMessage response, CallContext context)
    {
        var notice = new StringBuilder();
        foreach (var name in (string[])["Deprecation", "Sunset", "Warning"])
            if (response.Headers.TryGetValues(name, out var values)) notice.Append(notice.Length > 0 ? ", " : "").Append(name).Append(": ").AppendJoin(' ', values);
        if (notice.Length == 0) return;
        lock (_announced)
            if (!_announced.Add(context.Call.Template)) return;
        var said = $"The venue says of {context.Call.Method} {context.Call.Template}: {notice}";
        log.HearNotice(said);
        context.Sink.Warning(said);
    }
}
