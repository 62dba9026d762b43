using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The rung for what is sent: preview, question, sending, and waiting where that is wanted. The order that is previewed and shown is
/// fixed; it is what is sent.
/// </summary>
public abstract class TastyOrderSendCmdlet : TastyOrderWaitCmdlet
{
    private readonly List<FollowedOrder> _sent = [];

    /// <summary>Have the venue check it without sending it: buying power, fees, warnings, errors.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>Send without the venue's check just before.</summary>
    [Parameter]
    public SwitchParameter NoPreview { get; set; }

    /// <summary>Send it although the same order was sent less than five minutes ago.</summary>
    [Parameter]
    public SwitchParameter AllowDuplicate { get; set; }

    /// <summary>Follow what was sent to its end, and give its result in place of the order.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override Task BeginAsync()
    {
        if (Timeout is not null && !Wait) throw new TastyException(ErrorIds.ParameterInvalid, "-Timeout ends a waiting, and -Wait was not given.", "Add -Wait.");
        if (Wait && DryRun) throw new TastyException(ErrorIds.ParameterInvalid, "-DryRun sends nothing that -Wait could wait for.", "Give one of them.");
        return base.BeginAsync();
    }

    // Everything is sent before anything is waited for: one order must not hold up the next.
    protected override Task FinishAsync(TastyClient client) => FollowAsync(client, _sent);

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
        if (Wait || !NoPreview) intent.MidAtSubmission = await MidAsync(client, intent).ConfigureAwait(false);
        var placed = await SubmitAsync(client, intent).ConfigureAwait(false);
        WarnOfOtherActions(intent, placed);
        if (Wait) _sent.AddRange(ToFollow(intent, placed));
        else Output((object?)placed.Order ?? placed.ComplexOrder!);
        if (placed.Order is { Status: OrderStatus.Rejected } rejected && !Wait) Fail(Rejection(rejected.Id, rejected.RejectReason, rejected));
    }

    private async Task<PlacedOrderResponse> SubmitAsync(TastyClient client, OrderIntent intent)
    {
        var sending = client.Orders.SubmitAsync(intent, CancelToken);
        await StoppableAsync(sending, $"Stopped while the order may have been on its way; whether the venue has it is not known. Do not send it again before you have looked: Get-TastyOrder -ExternalIdentifier {intent.ExternalIdentifier}. {intent.Description}").ConfigureAwait(false);
        return await sending.ConfigureAwait(false);
    }

    // An order that waits for others is not followed: that may take weeks.
    private static IEnumerable<FollowedOrder> ToFollow(OrderIntent intent, PlacedOrderResponse placed)
    {
        var orders = placed.Order is { } single ? [single] : placed.ComplexOrder is { TriggerOrder: { } trigger } ? [trigger] : placed.ComplexOrder?.Orders ?? [];
        return orders.Select(o => new FollowedOrder(intent.AccountNumber, intent.Replaced?.Id ?? o.Id!.Value, o, intent.MidAtSubmission));
    }

    // The slippage is a courtesy: without a market there is none.
    private async Task<decimal?> MidAsync(TastyClient client, OrderIntent intent)
    {
        var legs = intent.Order?.Legs ?? intent.Complex?.TriggerOrder?.Legs ?? intent.Replaced?.Legs.Select(l => l.ToRequest());
        if (legs is null) return null;
        try
        {
            return -(await client.Orders.QuoteAsync(new OrderRequest { Legs = [.. legs] }, CancelToken).ConfigureAwait(false)).Mid;
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            Verbose($"The slippage will not be known: {e.Message}");
            return null;
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
        var error = new TastyException(ErrorIds.ApiRejected, $"The venue would refuse this order ({preview.Description}): {string.Join("; ", preview.Errors.Select(e => $"{e.Code}: {e.Message}"))}", $"Nothing was sent. {RefusalAdvice.Of(preview.Errors[0].Code) ?? "-DryRun shows the whole check."}") { Target = preview };
        error.Data["ApiCode"] = preview.Errors[0].Code;
        return error;
    }
}
