using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>OCO, OTO, OTOCO and PAIRS.</summary>
internal sealed class ComplexOrderRoutes : IPaperRoutes
{
    private const int PerPage = 10;
    private const int MostPerPage = 200;

    /// <summary>The children of a dry-run carry some number where the id will be.</summary>
    private const int DryRunId = 3;

    public void Map(PaperRouter router) => router
        .Get("/accounts/{n}/complex-orders", c => c.Page([.. c.Account.Orders.AllComplex.Reverse()], o => o.ToJson(), PerPage, MostPerPage))
        .Post("/accounts/{n}/complex-orders", Place)
        .Post("/accounts/{n}/complex-orders/dry-run", DryRun)
        .Get("/accounts/{n}/complex-orders/live", Live)
        .Get("/accounts/{n}/complex-orders/{id}", c => c.Object(Complex(c).ToJson()))
        .Patch("/accounts/{n}/complex-orders/{id}", Patch)
        .Delete("/accounts/{n}/complex-orders/{id}", Cancel)
        .Post("/accounts/{n}/complex-orders/{id}/dry-run", c => Answer(c, Changed(c), 201));

    private static PaperResponse Place(PaperContext context)
    {
        var account = OrderRoutes.Trader(context);
        var ticket = PaperComplexTicket.Read(context.Body(), context.Broker.Prices);
        var preflight = Preflight(context, ticket);
        var complex = context.Broker.Exchange((x, at) => x.Accept(account, ticket, at));
        return context.Object(preflight.ToJson(complex.ToJson(), "complex-order"), 201);
    }

    private static PaperResponse DryRun(PaperContext context) => Answer(context, PaperComplexTicket.Read(context.Body(), context.Broker.Prices), 201);

    private static PaperResponse Patch(PaperContext context)
    {
        var (account, complex, ticket) = (OrderRoutes.Trader(context), Complex(context), Changed(context));
        if (complex.TerminalAt is not null) throw new PaperApiException(422, "cannot_update_order", "You cannot update an order that is terminal.");
        context.Broker.Exchange((x, _) => x.Change(account, complex, ticket));
        return context.Object(Preflight(context, ticket).ToJson(complex.ToJson(), "complex-order"));
    }

    private static PaperResponse Cancel(PaperContext context)
    {
        var (account, complex) = (OrderRoutes.Trader(context), Complex(context));
        if (complex.TerminalAt is not null) throw new PaperApiException(422, "cannot_update_order", "You cannot update an order that is terminal.");
        return context.Object(context.Broker.Exchange((x, at) => x.Cancel(account, complex, at)).ToJson());
    }

    private static PaperResponse Live(PaperContext context)
    {
        var today = context.Broker.Clock.Today;
        return context.Items(context.Account.Orders.AllComplex.Reverse()
            .Where(c => c.TerminalAt is not { } end || MarketCalendar.DateOf(end) == today).Select(c => c.ToJson()));
    }

    private static PaperResponse Answer(PaperContext context, PaperComplexTicket ticket, int status)
    {
        var preflight = Preflight(context, ticket);
        var trigger = ticket.Trigger is { } t ? Child(t, ticket.Type + "::trigger-order", 0) : null;
        var orders = ticket.Orders.Select((o, i) => Child(o, ticket.TagOf(i), i + (trigger is null ? 0 : 1)));
        return context.Object(preflight.ToJson(ticket.ToJson(context.Account.AccountNumber, trigger, orders), "complex-order"), status);

        JsonObject Child(PaperOrderTicket order, string tag, int preflightId)
        {
            var json = PaperOrderJson.Of(order, context.Account.AccountNumber);
            (json["complex-order-id"], json["complex-order-tag"], json["preflight-id"]) = (DryRunId, tag, preflightId);
            return json;
        }
    }

    /// <summary>The checks of what works at once; an order that waits is looked at when its time comes.</summary>
    private static PaperPreflight Preflight(PaperContext context, PaperComplexTicket ticket)
    {
        var checks = ticket.First.Select(t => OrderRoutes.Preflight(context, context.Account, t)).ToList();
        return checks.Find(c => !c.Passed) is { } failed ? throw failed.Refusal : checks[0];
    }

    private static PaperComplexTicket Changed(PaperContext context)
        => Complex(context) is { Ticket: { Type: "PAIRS" } ticket } ? ticket.WithRatio(context.Body()) : throw new PaperApiException(422, "cannot_update_order", "Only the ratio of a PAIRS order can be changed.");

    private static PaperComplexOrder Complex(PaperContext context)
        => (long.TryParse(context["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? context.Account.Orders.FindComplex(id) : null)
            ?? throw PaperApiException.NotFound($"Couldn't find complex order {context["id"]}");
}
