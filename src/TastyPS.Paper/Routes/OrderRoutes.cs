using System.Globalization;

namespace TastyPS.Paper;

/// <summary>Simple orders: placing, dry-runs, replacing, cancelling, reading.</summary>
internal sealed class OrderRoutes : IPaperRoutes
{
    private const int PerPage = 100;
    private const int MostPerPage = 200;

    public void Map(PaperRouter router) => router
        .Get("/accounts/{n}/orders", c => Search(c, [c.Account]))
        .Post("/accounts/{n}/orders", Place)
        .Post("/accounts/{n}/orders/dry-run", DryRun)
        .Get("/accounts/{n}/orders/live", c => Live(c, [c.Account]))
        .Get("/accounts/{n}/orders/{id}", c => c.Object(Order(c).ToJson()))
        .Put("/accounts/{n}/orders/{id}", c => Replace(c, isPatch: false))
        .Patch("/accounts/{n}/orders/{id}", c => Replace(c, isPatch: true))
        .Delete("/accounts/{n}/orders/{id}", Cancel)
        .Post("/accounts/{n}/orders/{id}/dry-run", DryRunOfReplace)
        .Post("/accounts/{n}/orders/{id}/reconfirm", Reconfirm)
        .Get("/customers/{customer}/orders", c => Search(CustomerRoutes.Of(c), Named(c)))
        .Get("/customers/{customer}/orders/live", c => Live(CustomerRoutes.Of(c), Named(c)));

    private static PaperResponse Place(PaperContext context)
    {
        var account = Trader(context);
        var ticket = PaperOrderReader.Read(context.Body(), context.Broker.Prices);
        var preflight = Preflight(context, account, ticket);
        if (!preflight.Passed) throw preflight.Refusal;
        var order = context.Broker.Exchange((x, at) => x.Accept(account, ticket, at));
        return context.Object(preflight.ToJson(order.ToJson()), 201);
    }

    private static PaperResponse DryRun(PaperContext context)
    {
        var account = context.Account;
        var ticket = PaperOrderReader.Read(context.Body(), context.Broker.Prices);
        return Answer(context, Preflight(context, account, ticket), account, ticket);
    }

    private static PaperResponse DryRunOfReplace(PaperContext context)
    {
        var (account, old) = (context.Account, Order(context));
        var ticket = PaperOrderReader.ReadChange(context.Body(), old.Ticket, context.Broker.Prices, isPatch: true);
        return Answer(context, Preflight(context, account, ticket, old), account, ticket);
    }

    private static PaperResponse Answer(PaperContext context, PaperPreflight preflight, PaperAccount account, PaperOrderTicket ticket)
        => preflight.Passed ? context.Object(preflight.ToJson(PaperOrderJson.Of(ticket, account.AccountNumber)), 201) : throw preflight.Refusal;

    private static PaperResponse Replace(PaperContext context, bool isPatch)
    {
        var (account, old) = (Trader(context), Order(context));
        if (!old.CanChange) throw CannotUpdate(old);
        var ticket = PaperOrderReader.ReadChange(context.Body(), old.Ticket, context.Broker.Prices, isPatch);
        var preflight = Preflight(context, account, ticket, old);
        if (!preflight.Passed) throw preflight.Refusal;
        return context.Object(context.Broker.Exchange((x, at) => x.Replace(account, old, ticket, at)).ToJson());
    }

    private static PaperResponse Cancel(PaperContext context)
    {
        var (account, order) = (Trader(context), Order(context));
        if (!order.CanChange) throw CannotUpdate(order);
        return context.Object(context.Broker.Exchange((x, at) => x.Cancel(account, order, at)).ToJson());
    }

    private static PaperResponse Reconfirm(PaperContext context)
    {
        var (account, order) = (Trader(context), Order(context));
        return context.Object(context.Broker.Exchange((x, _) => x.Confirm(account, order)).ToJson());
    }

    /// <summary>Orders of any age. Since 20261012 the venue wants to know where to start.</summary>
    private static PaperResponse Search(PaperContext context, IReadOnlyList<PaperAccount> accounts)
    {
        var query = context.Query;
        var (startDate, endDate, startAt, endAt) = (query.Date("start-date"), query.Date("end-date"), query.Instant("start-at"), query.Instant("end-at"));
        if (context.Version >= ApiVersion.OrderSearchNeedsStart && startDate is null && startAt is null) throw PaperApiException.Validation("start-date", "is missing, start-at is missing");
        var ascending = query.OneOf("sort", "Desc", "Asc") == "Asc";
        var (type, future) = (query.Text("underlying-instrument-type"), query.Text("futures-symbol"));
        var found = Filtered(query, accounts, "status[]")
            .Where(o => startDate is null || MarketCalendar.DateOf(o.ReceivedAt) >= startDate)
            .Where(o => endDate is null || MarketCalendar.DateOf(o.ReceivedAt) <= endDate)
            .Where(o => startAt is null || o.ReceivedAt >= startAt)
            .Where(o => endAt is null || o.ReceivedAt <= endAt)
            .Where(o => type is null || (string?)o.ToJson()["underlying-instrument-type"] == type)
            .Where(o => future is null || o.Ticket.First.UnderlyingSymbol == future);
        List<PaperOrder> sorted = [.. ascending ? found.OrderBy(o => o.Id) : found.OrderByDescending(o => o.Id)];
        return context.Page(sorted, o => o.ToJson(), PerPage, MostPerPage);
    }

    /// <summary>What was received or changed today, in any status.</summary>
    private static PaperResponse Live(PaperContext context, IReadOnlyList<PaperAccount> accounts)
    {
        var today = context.Broker.Clock.Today;
        List<PaperOrder> found = [.. Filtered(context.Query, accounts, "status")
            .Where(o => !o.IsTerminal || MarketCalendar.DateOf(o.UpdatedAt) == today).OrderByDescending(o => o.Id)];
        return context.Version >= ApiVersion.OrderSearchNeedsStart ? context.Page(found, o => o.ToJson(), PerPage, MostPerPage) : context.Items(found.Select(o => o.ToJson()));
    }

    private static IEnumerable<PaperOrder> Filtered(PaperQuery query, IReadOnlyList<PaperAccount> accounts, string statusName)
    {
        var statuses = query.Array(statusName);
        var underlying = query.Text("underlying-symbol");
        return accounts.SelectMany(a => a.Orders.All)
            .Where(o => statuses.Count == 0 || statuses.Contains(o.Status))
            .Where(o => underlying is null || o.Ticket.First.UnderlyingSymbol == underlying);
    }

    internal static PaperPreflight Preflight(PaperContext context, PaperAccount account, PaperOrderTicket ticket, PaperOrder? replaces = null)
        => new(context.Broker.Prices, account, ticket, context.Broker.MarksAt(context.Broker.Clock.GetUtcNow()), replaces);

    internal static PaperAccount Trader(PaperContext context)
        => context.Account is { AuthorityLevel: not "read-only" } account ? account : throw new PaperApiException(403, "not_permitted", "User not permitted access");

    private static PaperOrder Order(PaperContext context)
        => (long.TryParse(context["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? context.Account.Orders.Find(id) : null)
            ?? throw PaperApiException.NotFound($"Couldn't find order {context["id"]}");

    private static List<PaperAccount> Named(PaperContext context)
    {
        var numbers = context.Query.Array("account-numbers[]");
        if (numbers.Count == 0) throw PaperApiException.Validation("account-numbers", "is missing");
        return [.. numbers.Select(n => context.Broker.Accounts.Find(n) ?? throw new PaperApiException(403, "not_permitted", "User not permitted access"))];
    }

    private static PaperApiException CannotUpdate(PaperOrder order)
        => new(422, "cannot_update_order", $"You cannot update an order that is {order.Status}.");
}
