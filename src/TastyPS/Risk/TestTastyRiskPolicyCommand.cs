using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Test-TastyRiskPolicy: what each rule says of an order, before it is sent. Nothing is sent and nothing counted.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TastyRiskPolicy")]
[OutputType(typeof(RiskCheck))]
public sealed class TestTastyRiskPolicyCommand : TastyOrderCmdlet
{
    /// <summary>Orders, as New-TastyOrder -AsRequest makes them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public OrderRequest[] Order { get; set; } = [];

    /// <summary>Only these rules.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RiskRule[]? Rule { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var account = AccountOf(client);
        foreach (var order in Order)
        {
            OrderRules.Check(order, client.Connection.MarketToday);
            var intent = OrderIntent.Place(client.Connection, account, order, allowDuplicate: true);
            await foreach (var check in client.Connection.Risk.TestAsync(intent, Rule, CancelToken).ConfigureAwait(false)) Output(check);
        }
    }
}
