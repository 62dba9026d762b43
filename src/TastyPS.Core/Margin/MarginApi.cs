using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>What an account's positions cost in margin, and what an order would.</summary>
public sealed class MarginApi(RestClient rest)
{
    public Task<MarginReport> ReportAsync(string accountNumber, CancellationToken cancellationToken) =>
        rest.ObjectAsync<MarginReport>(ApiRequest.Get($"/margin/accounts/{accountNumber:n}/requirements") with { Target = accountNumber }, cancellationToken);

    /// <summary>The venue's calculation for an order that is not sent. Nothing is created, so it may be asked again.</summary>
    public async Task<MarginDryRunResult> DryRunAsync(string accountNumber, OrderRequest order, CancellationToken cancellationToken)
    {
        var body = TastyJson.Write(Request(accountNumber, order));
        var result = await rest.ObjectAsync<MarginDryRunResult>(ApiRequest.Compute($"/margin/accounts/{accountNumber:n}/dry-run", body) with { Target = order }, cancellationToken).ConfigureAwait(false);
        result.AccountNumber = accountNumber;
        return result;
    }

    private static MarginDryRunRequest Request(string accountNumber, OrderRequest order) => new()
    {
        AccountNumber = accountNumber,
        UnderlyingSymbol = LegUnderlying.Of(order.Legs),
        OrderType = order.OrderType,
        TimeInForce = order.TimeInForce,
        GtcDate = order.GtcDate,
        Price = order.Price,
        PriceEffect = order.PriceEffect,
        StopTrigger = order.StopTrigger,
        Legs = [.. order.Legs.Select(l => new MarginDryRunLegRequest { Symbol = l.Symbol, InstrumentType = l.InstrumentType, Action = l.Action, Quantity = l.Quantity })],
    };
}
