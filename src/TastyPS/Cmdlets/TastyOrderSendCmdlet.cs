using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The rung for what is sent: preview, question, sending. The order that is previewed and shown is fixed; it is what is sent.
/// </summary>
public abstract class TastyOrderSendCmdlet : TastyOrderCmdlet
{
    /// <summary>Have the venue check it without sending it: buying power, fees, warnings, errors.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>Send without the venue's check just before.</summary>
    [Parameter]
    public SwitchParameter NoPreview { get; set; }

    /// <summary>Send it although the same order was sent less than five minutes ago.</summary>
    [Parameter]
    public SwitchParameter AllowDuplicate { get; set; }

    /// <summary>Previews, asks and sends; writes what the venue made of it.</summary>
    /// <param name="client">The session's client.</param>
    /// <param name="intent">What to send.</param>
    /// <param name="action">What is done, for the question: "Send order".</param>
    protected async Task SendAsync(TastyClient client, OrderIntent intent, string action)
    {
        if (DryRun)
        {
            if (!IsWhatIf) Output(await client.Orders.PreviewAsync(intent, CancelToken).ConfigureAwait(false));
            return;
        }
        var preview = NoPreview || IsWhatIf ? null : await client.Orders.PreviewAsync(intent, CancelToken).ConfigureAwait(false);
        if (preview is { IsAccepted: false }) throw Refusal(preview);
        foreach (var warning in preview?.Warnings ?? []) Warn(warning.ToString());
        var what = $"{Place(client, intent.AccountNumber)}: {intent.Description}.{Cost(preview)}";
        if (!await ShouldAsync($"{action}: {what}", what, action).ConfigureAwait(false)) return;
        var placed = await client.Orders.SubmitAsync(intent, CancelToken).ConfigureAwait(false);
        WarnOfOtherActions(intent, placed);
        Write(client, placed);
    }

    private void Write(TastyClient client, PlacedOrderResponse placed)
    {
        if (placed.Order is { } order)
        {
            order.Environment = client.Connection.Options.Environment;
            Output(order);
        }
        else if (placed.ComplexOrder is { } complex)
        {
            complex.Environment = client.Connection.Options.Environment;
            Output(complex);
        }
    }

    // Without the strict instruction the venue turns a close of nothing into an open, and says so only here.
    private void WarnOfOtherActions(OrderIntent intent, PlacedOrderResponse placed)
    {
        foreach (var asked in intent.Order?.Legs ?? [])
            if (placed.Order?.Legs.FirstOrDefault(l => l.Symbol == asked.Symbol) is { Action: { } got } && got != asked.Action && got.IsOpening() != asked.Action!.Value.IsOpening())
                Warn($"The venue made '{asked}' a {got}. -StrictPositionEffect refuses that.");
    }

    private static string Cost(OrderPreview? preview) => preview is null ? "" : string.Create(CultureInfo.CurrentCulture,
        $" Buying power {preview.BuyingPowerBefore:#,0.00} → {preview.BuyingPowerAfter:#,0.00}{(preview.BuyingPowerPercent is { } percent ? $" ({percent:+0.0;-0.0;0.0} % of net liq)" : "")}, fees {(preview.TotalFees is { } fees ? Math.Abs(fees) : null):0.00}.");

    private static TastyException Refusal(OrderPreview preview)
    {
        var error = new TastyException(ErrorIds.ApiRejected, $"The venue would refuse this order ({preview.Description}): {string.Join("; ", preview.Errors.Select(e => $"{e.Code}: {e.Message}"))}", "Nothing was sent. -DryRun shows the whole check.") { Target = preview };
        error.Data["ApiCode"] = preview.Errors[0].Code;
        return error;
    }
}
