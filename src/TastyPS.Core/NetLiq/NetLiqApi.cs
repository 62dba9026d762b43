using System.Runtime.CompilerServices;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>The net liquidating value of an account through time.</summary>
public sealed class NetLiqApi(RestClient rest)
{
    public async IAsyncEnumerable<NetLiqPoint> HistoryAsync(string accountNumber, NetLiqFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = ApiRequest.Get($"/accounts/{accountNumber:n}/net-liq/history") with
        {
            Target = accountNumber,
            Query = new QueryString()
                .Add("time-back", filter.TimeBack)
                .AddInstant("start-time", filter.StartAt)
                .AddInstant("end-time", filter.EndAt)
                .Add("interval", filter.Interval),
        };
        await foreach (var point in rest.ListAsync<NetLiqPoint>(call, cancellationToken).ConfigureAwait(false))
        {
            point.AccountNumber = accountNumber;
            yield return point;
        }
    }
}
