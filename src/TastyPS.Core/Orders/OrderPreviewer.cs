using System.Net;

namespace TastyPS.Core;

/// <summary>Makes the venue's dry run readable: one flat object, buying power also in percent of the account's worth.</summary>
internal sealed class OrderPreviewer(OrdersApi orders, BalancesApi balances)
{
    public async Task<OrderPreview> PreviewAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        var preview = Describe(intent);
        var worth = NetLiqAsync(intent.AccountNumber, cancellationToken);
        try
        {
            Fill(preview, await orders.DryRunAsync(intent, cancellationToken).ConfigureAwait(false));
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            foreach (var detail in e.Details) preview.Errors.Add(new OrderMessage { Code = detail.Code, Message = detail.Message, PreflightId = detail.PreflightId });
            if (e.Details.Count == 0) preview.Errors.Add(new OrderMessage { Code = e.Code, Message = e.Message });
        }
        preview.IsAccepted = preview.Errors.Count == 0;
        preview.NetLiquidatingValue = await worth.ConfigureAwait(false);
        if (preview is { BuyingPowerChange: { } change, NetLiquidatingValue: { } net } && net != 0) preview.BuyingPowerPercent = decimal.Round(change / Math.Abs(net) * 100, 2);
        return preview;
    }

    private static OrderPreview Describe(OrderIntent intent) => new()
    {
        AccountNumber = intent.AccountNumber,
        Environment = intent.Environment,
        Description = intent.Description,
        OrderType = intent.Order?.OrderType ?? intent.Change?.OrderType,
        TimeInForce = intent.Order?.TimeInForce ?? intent.Change?.TimeInForce,
        Price = intent.Order?.Price ?? intent.Change?.Price,
        PriceEffect = intent.Order?.PriceEffect ?? intent.Change?.PriceEffect,
    };

    private static void Fill(OrderPreview preview, PlacedOrderResponse answer)
    {
        if (answer.BuyingPowerEffect is { } power)
        {
            preview.BuyingPowerBefore = power.CurrentBuyingPower;
            preview.BuyingPowerAfter = power.NewBuyingPower;
            preview.BuyingPowerChange = power.ChangeInBuyingPower;
            preview.MarginRequirementChange = power.ChangeInMarginRequirement;
        }
        if (answer.FeeCalculation is { } fees)
        {
            preview.Commission = fees.Commission;
            preview.ClearingFees = fees.ClearingFees;
            preview.RegulatoryFees = fees.RegulatoryFees;
            preview.ProprietaryIndexOptionFees = fees.ProprietaryIndexOptionFees;
            preview.TotalFees = fees.TotalFees;
        }
        foreach (var warning in answer.Warnings) preview.Warnings.Add(warning);
        foreach (var error in answer.Errors) preview.Errors.Add(error);
    }

    // The percentage is a courtesy: without the balance the preview is still one.
    private async Task<decimal?> NetLiqAsync(string accountNumber, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var balance in balances.ListAsync(accountNumber, cancellationToken).ConfigureAwait(false))
                if (balance.NetLiquidatingValue is { } value) return value;
            return null;
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            return null;
        }
    }
}
