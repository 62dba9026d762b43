using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Confirm-TastyOrder: answers the venue's question whether an order is meant (its ConfirmationStatus asks). Undocumented by the venue.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "TastyOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order))]
public sealed class ConfirmTastyOrderCommand : TastyOrderCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public long[] OrderId { get; set; } = [];

    /// <summary>Send it although it was sent less than five minutes ago.</summary>
    [Parameter]
    public SwitchParameter AllowDuplicate { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        var account = AccountOf(client);
        return EachAsync(OrderId, id => ConfirmAsync(client, account, id));
    }

    private async Task ConfirmAsync(TastyClient client, string account, long id)
    {
        var order = await client.Orders.GetAsync(account, id, CancelToken).ConfigureAwait(false);
        var intent = OrderIntent.Reconfirm(client.Connection, order, AllowDuplicate);
        var what = $"{Place(client, account)}: {intent.Description}";
        if (await ShouldAsync($"Confirm order: {what}", what, "Confirm order").ConfigureAwait(false))
            Output((await client.Orders.SubmitAsync(intent, CancelToken).ConfigureAwait(false)).Order!);
    }
}
