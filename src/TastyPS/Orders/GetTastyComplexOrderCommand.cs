using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyComplexOrder: orders that depend on each other, all of them, today's, or one by its number.</summary>
[Cmdlet(VerbsCommon.Get, "TastyComplexOrder", DefaultParameterSetName = AllSet)]
[OutputType(typeof(ComplexOrder))]
public sealed class GetTastyComplexOrderCommand : TastyAccountCmdlet
{
    private const string AllSet = "All";
    private const string LiveSet = "Live";
    private const string IdSet = "Id";

    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public long[] ComplexOrderId { get; set; } = [];

    /// <summary>Those of today.</summary>
    [Parameter(ParameterSetName = LiveSet, Mandatory = true)]
    public SwitchParameter Live { get; set; }

    [Parameter(ParameterSetName = AllSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        switch (ParameterSetName)
        {
            case IdSet:
                foreach (var id in ComplexOrderId) Output(await client.ComplexOrders.GetAsync(accountNumber, id, CancelToken).ConfigureAwait(false));
                break;
            case LiveSet:
                await OutputAsync(client.ComplexOrders.LiveAsync(accountNumber, CancelToken)).ConfigureAwait(false);
                break;
            default:
                await OutputAsync(client.ComplexOrders.All(accountNumber, First)).ConfigureAwait(false);
                break;
        }
    }
}
