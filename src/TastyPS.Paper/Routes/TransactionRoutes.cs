using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The ledger over the wire: every filter of the venue, pages, single lines, the fees of a day.</summary>
internal sealed class TransactionRoutes : IPaperRoutes
{
    public void Map(PaperRouter router) => router
        .Get("/accounts/{n}/transactions", List)
        .Get("/accounts/{n}/transactions/total-fees", TotalFees)
        .Get("/accounts/{n}/transactions/{id}", One);

    private static PaperResponse List(PaperContext context)
    {
        var (account, ledger) = (context.Account, context.Account.Transactions);
        var ascending = context.Query.OneOf("sort", "Desc", "Asc") == "Asc";
        var filters = Filters(context.Query);
        if (ledger.HasUnlisted) filters.Add(l => !l.IsUnlisted);
        if (filters.Count == 0)
        {
            // Nothing but the page itself is looked at, however long the ledger is.
            return context.Page(ledger.Count, (skip, take) =>
                Enumerable.Range(skip, take).Select(i => ToJson(account, ledger[ascending ? i : ledger.Count - 1 - i])));
        }
        var found = ledger.Where(line => filters.TrueForAll(f => f(line))).ToList();
        if (!ascending) found.Reverse();
        return context.Page(found, line => ToJson(account, line));
    }

    private static List<Predicate<PaperTransaction>> Filters(PaperQuery query)
    {
        var filters = new List<Predicate<PaperTransaction>>();
        var (type, types) = (query.Text("type"), query.Array("types[]"));
        if (type is not null && types.Count > 0) throw PaperApiException.Validation("type", "is mutually exclusive with types[]");
        if (type is not null) filters.Add(l => l.Type == type);
        if (types.Count > 0) filters.Add(l => types.Contains(l.Type));
        if (query.Array("sub-type[]") is { Count: > 0 } subTypes) filters.Add(l => subTypes.Contains(l.SubType));
        if (query.Text("action") is { } action) filters.Add(l => l.Action == action);
        if (query.Text("instrument-type") is { } instrumentType) filters.Add(l => l.Instrument?.InstrumentType == instrumentType);
        if (query.Text("symbol") is { } symbol) filters.Add(l => l.Instrument?.Symbol == symbol);
        if (query.Text("underlying-symbol") is { } underlying) filters.Add(l => l.Instrument?.UnderlyingSymbol == underlying);
        if (query.Text("futures-symbol") is { } future) filters.Add(l => l.Instrument?.Product is not null && l.Instrument.UnderlyingSymbol == future);
        if (query.Text("currency") is { } currency && currency != "USD") filters.Add(_ => false);
        if (query.Text("partition-key") is not null) filters.Add(_ => false);
        if (query.Date("start-date") is { } startDate) filters.Add(l => l.Date >= startDate);
        if (query.Date("end-date") is { } endDate) filters.Add(l => l.Date <= endDate);
        if (query.Instant("start-at") is { } startAt) filters.Add(l => l.ExecutedAt >= startAt);
        if (query.Instant("end-at") is { } endAt) filters.Add(l => l.ExecutedAt <= endAt);
        return filters;
    }

    private static PaperResponse One(PaperContext context)
    {
        var account = context.Account;
        var line = long.TryParse(context["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? account.Transactions.Find(id) : null;
        return line is null ? throw PaperApiException.NotFound($"Couldn't find transaction {context["id"]}") : context.Object(ToJson(account, line));
    }

    private static PaperResponse TotalFees(PaperContext context)
    {
        var date = context.Query.Date("date") ?? context.Broker.Clock.Today;
        var fees = context.Account.Transactions.Where(l => l.Date == date).Sum(l => l.Fees.Total);
        return context.Object(new JsonObject().AddMoney("total-fees", -fees));
    }

    private static JsonObject ToJson(PaperAccount account, PaperTransaction line)
    {
        var json = new JsonObject { ["id"] = line.Id, ["account-number"] = account.AccountNumber };
        if (line.Instrument is { } instrument)
        {
            json["symbol"] = instrument.Symbol;
            json["instrument-type"] = instrument.InstrumentType;
            json["underlying-symbol"] = instrument.UnderlyingSymbol;
        }
        json["transaction-type"] = line.Type;
        json["transaction-sub-type"] = line.SubType;
        json["description"] = line.Description;
        if (line.Action is not null)
        {
            json["action"] = line.Action;
            json["quantity"] = WireJson.Decimal(line.Quantity);
        }
        if (line.Price is { } price) json["price"] = WireJson.Decimal(price);
        json["executed-at"] = WireJson.Instant(line.ExecutedAt);
        json["transaction-date"] = WireJson.Date(line.Date);
        json.AddMoney("value", line.Value);
        if (line.Action is not null)
        {
            json.AddMoney("regulatory-fees", -line.Fees.Regulatory).AddMoney("clearing-fees", -line.Fees.Clearing)
                .AddMoney("commission", -line.Fees.Commission).AddMoney("proprietary-index-option-fees", -line.Fees.Proprietary);
        }
        json.AddMoney("net-value", line.NetValue);
        json["is-estimated-fee"] = true;
        json["currency"] = "USD";
        if (line.OrderId is { } order)
        {
            json["order-id"] = order;
            json["exec-id"] = line.ExecId;
            json["ext-exec-id"] = line.ExecId;
            json["leg-count"] = line.LegCount;
            json["destination-venue"] = PaperVenue.Name;
        }
        return json;
    }
}
