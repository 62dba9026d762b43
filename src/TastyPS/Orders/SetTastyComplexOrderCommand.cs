using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyComplexOrder: changes the ratio that routes a pair; nothing else of a complex order can change.</summary>
[Cmdlet(VerbsCommon.Set, "TastyComplexOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ComplexOrder), typeof(OrderPreview), typeof(OrderResult))]
public sealed class SetTastyComplexOrderCommand : TastyOrderSendCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public long[] ComplexOrderId { get; set; } = [];

    /// <summary>The new ratio.</summary>
    [Parameter(Mandatory = true)]
    [DecimalTransformation]
    public decimal? RatioPriceThreshold { get; set; }

    /// <summary>How the ratio is compared; as before where nothing is said.</summary>
    [Parameter]
    public OrderComparator? RatioPriceComparator { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        var account = AccountOf(client);
        return EachAsync(ComplexOrderId, id => ChangeAsync(client, account, id));
    }

    private async Task ChangeAsync(TastyClient client, string account, long id)
    {
        var old = await client.ComplexOrders.GetAsync(account, id, CancelToken).ConfigureAwait(false);
        if (old.Type != ComplexOrderType.Pairs) throw new TastyException(ErrorIds.OrderComplex, $"Complex order {id} is an {old.Type}; only the ratio of a pair can change.", "Set-TastyOrder replaces one of its orders; or cancel it and send another.") { Target = old };
        var change = new ComplexOrderChangeRequest { RatioPriceThreshold = RatioPriceThreshold, RatioPriceComparator = RatioPriceComparator ?? old.RatioPriceComparator };
        await SendAsync(client, OrderIntent.ChangePair(client.Connection, old, change, AllowDuplicate), "Change pair").ConfigureAwait(false);
    }
}
