using System.Collections;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyRiskPolicy: the one way to change what orders are held to. It asks, and says which rule gets looser.</summary>
[Cmdlet(VerbsCommon.Set, "TastyRiskPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RiskPolicy))]
public sealed class SetTastyRiskPolicyCommand : TastyStateCmdlet
{
    /// <summary>The account; without it the default, which holds for every account that does not say otherwise.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateCount(1, 1)]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    /// <summary>Nothing that opens may be sent; -ClosingOnly:$false allows it again.</summary>
    [Parameter]
    public SwitchParameter ClosingOnly { get; set; }

    /// <summary>The fewest calendar days that an option must still live.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MinDaysToExpiration { get; set; }

    /// <summary>The most calendar days that an option may still live.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MaxDaysToExpiration { get; set; }

    /// <summary>Nothing is opened outside the regular session.</summary>
    [Parameter]
    public SwitchParameter MarketHoursOnly { get; set; }

    /// <summary>The most dollars that one order may cost or bring in.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxOrderValue { get; set; }

    /// <summary>The most dollars that one order may lose until expiration.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxLossPerTrade { get; set; }

    /// <summary>The dollars of loss of a day at which nothing is opened any more.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxDailyLoss { get; set; }

    /// <summary>The most contracts or shares of one symbol.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxPositionSize { get; set; }

    /// <summary>The capital at risk in one order, in percent of the net liquidating value.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxPositionPercent { get; set; }

    /// <summary>The capital at risk in one underlying, in percent.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxUnderlyingPercent { get; set; }

    /// <summary>The capital at risk in one correlation group, in percent.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxGroupPercent { get; set; }

    /// <summary>Days before earnings in which nothing is opened.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? EarningsDaysBefore { get; set; }

    /// <summary>Days after earnings in which nothing is opened.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? EarningsDaysAfter { get; set; }

    /// <summary>The venue must accept a dry run of the very order before.</summary>
    [Parameter]
    public SwitchParameter RequireDryRun { get; set; }

    /// <summary>The most of the net liquidating value that may be bound, in percent.</summary>
    [Parameter]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal? MaxBuyingPowerPercent { get; set; }

    /// <summary>The most opening orders of a day, all shells together.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MaxOrdersPerDay { get; set; }

    /// <summary>Underlyings that move together, by a name of yours: @{ Tech = 'AAPL', 'MSFT' }. In place of the groups before.</summary>
    [Parameter]
    public IDictionary? CorrelationGroup { get; set; }

    /// <summary>Rules to take away.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RiskRule[]? Remove { get; set; }

    protected override async Task ProcessAsync()
    {
        var store = new RiskPolicyStore(Folder, Time);
        var change = new RiskPolicyChange(AccountNumber?[0], Limits(), Groups());
        var changes = store.Preview(change);
        var who = change.AccountNumber is { } account ? $"account {account}" : "every account";
        var what = $"Risk policy of {who}: {string.Join(", ", changes)}{(change.Groups is null ? "" : "; correlation groups " + string.Join("; ", change.Groups))}";
        if (changes.Count == 0 && change.Groups is null) throw new TastyException(ErrorIds.ParameterInvalid, "The policy says that already: there is nothing to change.", "Name a limit, a rule to -Remove, or a -CorrelationGroup.");
        if (await ShouldAsync(what, what, "Change risk policy").ConfigureAwait(false)) Output(await store.ChangeAsync(change, CancelToken).ConfigureAwait(false));
    }

    private Dictionary<RiskRule, decimal?> Limits()
    {
        var limits = (Remove ?? []).ToDictionary(rule => rule, _ => (decimal?)null);
        foreach (var rule in Enum.GetValues<RiskRule>().Where(rule => Has(rule.ToString()))) limits[rule] = Limit(GetType().GetProperty(rule.ToString())!.GetValue(this));
        return limits;
    }

    private static decimal? Limit(object? said) => said is SwitchParameter flag ? (flag ? 1 : 0) : said is null ? null : LanguagePrimitives.ConvertTo<decimal>(said);

    private List<CorrelationGroup>? Groups() => CorrelationGroup is null ? null :
    [
        .. CorrelationGroup.Cast<DictionaryEntry>().OrderBy(e => e.Key.ToString(), StringComparer.OrdinalIgnoreCase)
            .Select(e => RiskPolicyStore.Group(e.Key.ToString()!, LanguagePrimitives.ConvertTo<string[]>(e.Value))),
    ];
}
