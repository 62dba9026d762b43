using System.Net;
using Polly;
using Polly.Retry;

namespace TastyPS.Core.Http;

/// <summary>
/// Retries with exponential back-off and jitter, for repeatable calls only, on network failures, 429 and 5xx. A call that
/// changes anything passes through once, whatever happens to it. The body is read here, so that one cut in the middle is
/// tried again as a whole.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _retry;
    private readonly ConnectionOptions _options;
    private readonly CircuitBreaker _breaker;

    public ResilienceHandler(ConnectionOptions options, CircuitBreaker breaker)
    {
        _options = options;
        _breaker = breaker;
        _retry = options.MaxRetries == 0 ? ResiliencePipeline<HttpResponseMessage>.Empty : new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = TimeSpan.FromSeconds(20),
                ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome switch
                {
                    { Exception: TastyException { ErrorId: ErrorIds.HttpConnection or ErrorIds.HttpCutBody or ErrorIds.HttpTimeout } } => true,
                    { Result: { } response } => response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500,
                    _ => false,
                }),
                OnRetry = static retry =>
                {
                    retry.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = CallContext.Of(request);
        if (!context.Call.IsRepeatable) return await AttemptAsync(request, cancellationToken).ConfigureAwait(false);
        context.Attempt = 0;
        return await _retry.ExecuteAsync(
            async (state, ct) =>
            {
                state.context.Attempt++;
                return await state.self.AttemptAsync(state.request, ct).ConfigureAwait(false);
            },
            (self: this, request, context), cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (call, sink) = (CallContext.Of(request).Call, CallContext.Of(request).Sink);
        var pass = await _breaker.EnterAsync(call, sink, cancellationToken).ConfigureAwait(false);
        var (result, said) = (CallResult.Unknown, "");
        try
        {
            var response = await LimitedAsync(request, cancellationToken).ConfigureAwait(false);
            (result, said) = (CallResults.Of(response, _options.Environment), FormattableString.Invariant($"{(int)response.StatusCode}"));
            return response;
        }
        catch (TastyException e)
        {
            (result, said) = (CallResults.Of(e), e.ErrorId);
            throw;
        }
        finally
        {
            await _breaker.LeaveAsync(pass, result, $"{call.Method} {call.Template} ({said})", sink).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> LimitedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.RequestTimeout, _options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var response = await base.SendAsync(request, both.Token).ConfigureAwait(false);
            try
            {
                await ResponseBody.BufferAsync(response, _options.MaxResponseBytes, both.Token).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw HttpErrors.Timeout(CallContext.Of(request).Call, _options.RequestTimeout);
        }
        catch (HttpRequestException e)
        {
            throw HttpErrors.Connection(CallContext.Of(request).Call, e);
        }
        catch (IOException e)
        {
            throw HttpErrors.CutBody(CallContext.Of(request).Call, e);
        }
    }
}
