using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Play money in or out; which of the two is the verb, never a sign.</summary>
public abstract class TastyPaperCashCmdlet : TastyPaperAccountCmdlet
{
    /// <summary>How much, in dollars.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [DecimalTransformation]
    [ValidateRange(0.01, 1e12)]
    public decimal Amount { get; set; }

    protected abstract PriceEffect Effect { get; }

    protected sealed override string Action => string.Create(CultureInfo.InvariantCulture, $"{(Effect == PriceEffect.Credit ? "Pay in" : "Pay out")} {Amount}");

    protected sealed override Task<PaperAccountSummary> ChangeAsync(TastyClient client, string accountNumber) =>
        client.Paper.MoveCashAsync(accountNumber, new PaperCashRequest { Amount = Amount, AmountEffect = Effect }, CancelToken);
}
