using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The customer and the accounts. Only the literal <c>me</c> names a customer.</summary>
internal sealed class CustomerRoutes : IPaperRoutes
{
    public void Map(PaperRouter router) => router
        .Get("/customers/{customer}", c => Of(c).Object(Customer(c.Broker)))
        .Get("/customers/{customer}/accounts", c => Of(c).Items(c.Broker.Accounts.Select(a => new JsonObject { ["account"] = Account(a), ["authority-level"] = a.AuthorityLevel })))
        .Get("/customers/{customer}/accounts/{n}", c => Of(c).Object(Account(c.Account)))
        .Get("/accounts/{n}/trading-status", c => c.Object(TradingStatus(c.Account)));

    /// <summary>The context, once its customer proved to be the caller.</summary>
    internal static PaperContext Of(PaperContext context)
        => context["customer"] == "me" ? context : throw new PaperApiException(403, "not_permitted", "User not permitted access");

    private static JsonObject Account(PaperAccount account) => new()
    {
        ["account-number"] = account.AccountNumber,
        ["account-type-name"] = account.IsMargin ? "Individual" : "Roth IRA",
        ["created-at"] = WireJson.Instant(account.OpenedAt),
        ["day-trader-status"] = false,
        ["investment-objective"] = "SPECULATION",
        ["is-closed"] = false,
        ["is-firm-error"] = false,
        ["is-firm-proprietary"] = false,
        ["is-foreign"] = false,
        ["is-futures-approved"] = account.IsMargin,
        ["margin-or-cash"] = account.IsMargin ? "Margin" : "Cash",
        ["nickname"] = account.Nickname,
        ["opened-at"] = WireJson.Instant(account.OpenedAt),
        ["suitable-options-level"] = account.IsMargin ? "No Restrictions" : "Covered And Cash Secured",
    };

    private static JsonObject TradingStatus(PaperAccount account) => new()
    {
        ["account-number"] = account.AccountNumber,
        ["day-trade-count"] = 0,
        ["equities-margin-calculation-type"] = account.IsMargin ? "Reg T" : "Cash",
        ["fee-schedule-name"] = "default",
        ["futures-margin-rate-multiplier"] = account.IsMargin ? "1.0" : "0.0",
        ["has-intraday-equities-margin"] = false,
        ["id"] = account.TradingStatusId,
        ["is-aggregated-at-clearing"] = false,
        ["is-closed"] = false,
        ["is-closing-only"] = account.IsClosingOnly,
        ["is-cryptocurrency-closing-only"] = false,
        ["is-cryptocurrency-enabled"] = account.IsMargin,
        ["is-frozen"] = account.IsFrozen,
        ["is-full-equity-margin-required"] = !account.IsMargin,
        ["is-futures-closing-only"] = false,
        ["is-futures-intra-day-enabled"] = account.IsMargin,
        ["is-futures-enabled"] = account.IsMargin,
        ["is-in-day-trade-equity-maintenance-call"] = false,
        ["is-in-margin-call"] = false,
        ["is-pattern-day-trader"] = false,
        ["is-risk-reducing-only"] = false,
        ["is-small-notional-futures-intra-day-enabled"] = account.IsMargin,
        ["is-roll-the-day-forward-enabled"] = true,
        ["are-far-otm-net-options-restricted"] = true,
        ["options-level"] = account.IsMargin ? "No Restrictions" : "Covered And Cash Secured",
        ["short-calls-enabled"] = account.IsMargin,
        ["small-notional-futures-margin-rate-multiplier"] = account.IsMargin ? "1.0" : "0.0",
        ["is-equity-offering-enabled"] = false,
        ["is-equity-offering-closing-only"] = false,
        ["enhanced-fraud-safeguards-enabled-at"] = WireJson.Instant(account.OpenedAt),
        ["updated-at"] = WireJson.Instant(account.OpenedAt),
    };

    private static JsonObject Customer(PaperBroker broker) => new()
    {
        ["address"] = Address(),
        ["agreed-to-margining"] = true,
        ["birth-date"] = "1980-02-29",
        ["created-at"] = WireJson.Instant(broker.Accounts[0].OpenedAt),
        ["email"] = "paula.paper@example.com",
        ["first-name"] = "Paula",
        ["has-delayed-quotes"] = false,
        ["has-industry-affiliation"] = false,
        ["has-listed-affiliation"] = false,
        ["has-pending-or-approved-application"] = true,
        ["has-political-affiliation"] = false,
        ["id"] = "me",
        ["is-foreign"] = false,
        ["is-professional"] = false,
        ["last-name"] = "Paper",
        ["mailing-address"] = Address(),
        ["mobile-phone-number"] = "+13125550100",
        ["permitted-account-types"] = new JsonArray(PermittedType("Individual", false, "Margin", "Cash"), PermittedType("Roth IRA", true, "Cash")),
        ["subject-to-tax-withholding"] = false,
        ["tax-number-type"] = "SSN",
        ["usa-citizenship-type"] = "Citizen",
    };

    private static JsonObject Address() => new()
    {
        ["city"] = "Chicago",
        ["country"] = "USA",
        ["is-domestic"] = true,
        ["is-foreign"] = false,
        ["postal-code"] = "60607",
        ["state-region"] = "IL",
        ["street-one"] = "1 Paper Plaza",
    };

    private static JsonObject PermittedType(string name, bool taxAdvantaged, params string[] marginTypes) => new()
    {
        ["description"] = name,
        ["has_multiple_owners"] = false,
        ["is_publicly_available"] = true,
        ["is_tax_advantaged"] = taxAdvantaged,
        ["margin_types"] = new JsonArray([.. marginTypes.Select(m => new JsonObject { ["is_margin"] = m == "Margin", ["name"] = m })]),
        ["name"] = name,
    };
}
