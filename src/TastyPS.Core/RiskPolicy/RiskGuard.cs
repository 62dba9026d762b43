using System.Globalization;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>
/// Holds every intent to the risk policy of its account, in the one path by which orders leave. What only closes passes; what opens
/// passes where every rule measures it and finds it within its limit. A policy that cannot be read refuses what opens.
/// </summary>
public sealed class RiskGuard : IOrderGuard
{
    private static readonly IReadOnlyDictionary<RiskRule, IRiskRule> Rules = new IRiskRule[]
    {
        new ClosingOnlyRule(), new MinDaysToExpirationRule(), new MaxDaysToExpirationRule(), new MarketHoursOnlyRule(), new MaxOrderValueRule(), new MaxLossPerTradeRule(),
        new MaxDailyLossRule(), new MaxPositionSizeRule(), new MaxPositionPercentRule(), new MaxUnderlyingPercentRule(), new MaxGroupPercentRule(),
        new EarningsDaysBeforeRule(), new EarningsDaysAfterRule(), new RequireDryRunRule(), new MaxBuyingPowerPercentRule(), new MaxOrdersPerDayRule(),
    }.ToDictionary(r => r.Rule);

    private readonly Connection _connection;
    private readonly RiskPolicyStore _policies;
    private readonly RiskDay _day;

    internal RiskGuard(Connection connection)
    {
        _connection = connection;
        _policies = new RiskPolicyStore(connection.Options.JournalState, connection.Options.TimeProvider);
        _day = new RiskDay(connection.Options.JournalState, connection.Options.TimeProvider);
    }

    /// <summary>The rules that there are checks for.</summary>
    internal static IEnumerable<RiskRule> Checked => Rules.Keys;

    /// <exception cref="TastyException">The first rule that the intent breaks; its target is the <see cref="RiskCheck"/>.</exception>
    public async ValueTask CheckAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        RiskPolicy policy;
        try
        {
            policy = _policies.For(intent.AccountNumber);
        }
        catch (TastyException)
        {
            if ((await Case(intent, new(), cancellationToken).OrdersAsync().ConfigureAwait(false)).Count > 0) throw;
            return;
        }
        var terms = RiskTerm.All.Where(t => t.Applies(policy)).ToList();
        if (terms.Count == 0) return;
        var order = Case(intent, policy, cancellationToken);
        var opening = await order.OrdersAsync().ConfigureAwait(false);
        if (opening.Count == 0) return;
        foreach (var term in terms)
            if (await MeasureAsync(order, term).ConfigureAwait(false) is { Check.Pass: false } found) throw Refusal(found, intent);
        if (policy.MaxOrdersPerDay is { } limit && intent.Kind is OrderIntentKind.Place or OrderIntentKind.Complex)
            await CountAsync(order, opening.Count, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The turn to open something under a policy, one for all processes, held from the measuring until the venue has answered:
    /// two shells that both see room for one order do not both take it. Null where nothing is measured.
    /// </summary>
    internal async Task<IDisposable?> TurnAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        if (intent.SaysClosing || !HasRules(intent.AccountNumber)) return null;
        try
        {
            return await _connection.Options.JournalState.LockAsync(cancellationToken, "risk.lock").ConfigureAwait(false);
        }
        catch (TastyException)
        {
            if ((await OpeningOrders.OfAsync(intent, _connection, cancellationToken).ConfigureAwait(false)).Count > 0) throw;
            return null;
        }
    }

    /// <summary>Refuses an order that is written by hand where its account has a policy: nobody can measure it.</summary>
    /// <param name="call">A call to any path of the API.</param>
    public void CheckRaw(ApiRequest call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Method == HttpMethod.Get || call.Method == HttpMethod.Delete) return;
        var segments = call.Path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToList();
        if (segments is not ["accounts", var account, "orders" or "complex-orders", .. var rest] || rest is [.., "dry-run"]) return;
        var policy = _policies.For(account);
        if (RiskTerm.All.Any(t => t.Applies(policy)))
            throw new TastyException(ErrorIds.RiskRawOrder, $"Account {account} has a risk policy: an order written by hand would pass it by.", "Send it with New-TastyOrder, New-TastyComplexOrder or Set-TastyOrder.") { Target = account };
    }

    /// <summary>What each rule of the policy says of an intent; nothing is refused and nothing counted.</summary>
    /// <param name="rules">Only these; null for all that are set.</param>
    public async IAsyncEnumerable<RiskCheck> TestAsync(OrderIntent intent, IReadOnlyCollection<RiskRule>? rules, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var policy = _policies.For(intent.AccountNumber);
        var order = Case(intent, policy, cancellationToken);
        foreach (var term in RiskTerm.All.Where(t => t.Applies(policy) && rules?.Contains(t.Rule) != false)) yield return (await MeasureAsync(order, term).ConfigureAwait(false)).Check;
    }

    private bool HasRules(string accountNumber)
    {
        try
        {
            var policy = _policies.For(accountNumber);
            return RiskTerm.All.Any(t => t.Applies(policy));
        }
        catch (TastyException)
        {
            // The guard says why it cannot be read.
            return false;
        }
    }

    private RiskCase Case(OrderIntent intent, RiskPolicy policy, CancellationToken cancellationToken) => new(_connection.Client(SilentSink.Instance), intent, policy, _day, cancellationToken);

    private static async Task<(RiskCheck Check, TastyException? Unmeasured)> MeasureAsync(RiskCase order, RiskTerm term)
    {
        var limit = term.Get(order.Policy)!.Value;
        var check = new RiskCheck { AccountNumber = order.Intent.AccountNumber, Rule = term.Rule, Limit = term.Unit == RiskUnit.Flag ? 0 : limit };
        try
        {
            if ((await order.OrdersAsync().ConfigureAwait(false)).Count == 0) (check.Pass, check.Detail) = (true, "the order only closes");
            else (check.Measured, check.Pass, check.Detail) = await Rules[term.Rule].MeasureAsync(order, limit).ConfigureAwait(false);
            return (check, null);
        }
        catch (TastyException e)
        {
            check.Detail = $"it cannot be measured: {e.Message}";
            return (check, e);
        }
    }

    private async Task CountAsync(RiskCase order, int orders, int limit, CancellationToken cancellationToken)
    {
        if (await _day.TakeAsync(order.Intent, order.Today, orders, limit, cancellationToken).ConfigureAwait(false)) return;
        throw Refusal(await MeasureAsync(order, RiskTerm.All.Single(t => t.Rule == RiskRule.MaxOrdersPerDay)).ConfigureAwait(false), order.Intent);
    }

    private static TastyException Refusal((RiskCheck Check, TastyException? Unmeasured) found, OrderIntent intent) => new(found.Unmeasured is null ? ErrorIds.RiskRefused : ErrorIds.RiskUnmeasured,
        string.Create(CultureInfo.InvariantCulture, $"The risk policy refuses this order: {found.Check.Rule}: {found.Check.Detail}; the limit is {found.Check.Limit}. {intent.Description}"),
        $"Nothing was sent. Test-TastyRiskPolicy shows every rule for the order, Get-TastyRiskPolicy -AccountNumber {intent.AccountNumber} the limits; only Set-TastyRiskPolicy changes them.", found.Unmeasured) { Target = found.Check };
}
