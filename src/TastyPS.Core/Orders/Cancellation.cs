using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>
/// Cancels an order or a complex order. Cancelling twice does no more than once, so in doubt it is repeated, but only after
/// the order was read back and is still at work.
/// </summary>
internal static class Cancellation
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<T> RunAsync<T>(ApiRequest call, RestClient rest, Func<Task<T>> read, Func<T, bool> isUnderWay, Action<T> mark, TimeProvider clock, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var body = await rest.SendAsync(call, cancellationToken).ConfigureAwait(false);
                // A complex order's deletion may be answered without a body.
                var answer = body.IsEmpty ? await read().ConfigureAwait(false) : TastyJson.ReadObject<T>(body);
                mark(answer);
                return answer;
            }
            catch (ApiException e) when (e.Code == "cannot_update_order")
            {
                throw new TastyException(ErrorIds.OrderNotChangeable, $"{call.Target} cannot be cancelled any more: {e.Message}", "Get-TastyOrder shows how it ended.", e) { Target = call.Target };
            }
            catch (Exception e) when (e is InvalidPayloadException || (e is TastyException t && !OrderSubmitter.IsRefusal(t)))
            {
                rest.Sink.Verbose($"Whether {call.Target} is cancelled is in doubt ({e.Message}); reading it back.");
                var now = await TryReadAsync(read).ConfigureAwait(false);
                if (now is not null && isUnderWay(now)) return now;
                if (attempt == Tries)
                    throw new TastyException(ErrorIds.OrderNotCancelled, $"{call.Target} was to be cancelled, and still works or cannot be read. {e.Message}", $"Look at it with Get-TastyOrder, and cancel it again or in the venue's own app.", e) { Target = call.Target };
                await Task.Delay(attempt * Pause, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<T?> TryReadAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            return null;
        }
    }
}
