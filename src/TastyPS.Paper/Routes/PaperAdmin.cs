using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>
/// What the venue has no routes for, under a prefix of its own: opening and closing accounts, paying in and out, faults. Taken like any other
/// request, with a token that may trade.
/// </summary>
internal sealed class PaperAdmin : IPaperRoutes
{
    public const string Prefix = "/paper/";

    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(366);

    public void Map(PaperRouter router) => router
        .Get(Prefix + "accounts", c => c.Items(c.Broker.Accounts.Select(a => Account(c, a))))
        .Get(Prefix + "accounts/{n}", c => c.Object(Account(c, c.Account)))
        .Post(Prefix + "accounts", Open)
        .Post(Prefix + "accounts/{n}/reset", Reset)
        .Post(Prefix + "accounts/{n}/cash", Move)
        .Delete(Prefix + "accounts/{n}", Close)
        .Get(Prefix + "clock", c => c.Object(Clock(c)))
        .Put(Prefix + "clock", Step)
        .Put(Prefix + "faults", SetFaults);

    private static PaperResponse Open(PaperContext context)
    {
        var body = context.Body();
        var kind = Enum.TryParse<PaperAccountKind>(Text(body, "kind") ?? "Margin", out var known) && Enum.IsDefined(known) ? known : throw PaperApiException.Validation("kind", "does not have a valid value");
        var account = FirstAccounts.Open(context.Broker.Accounts, new PaperAccountPlan(kind, Amount(body, "deposit") ?? 0), context.Broker.Clock.GetUtcNow(), Text(body, "nickname"));
        return context.Object(Account(context, account), 201);
    }

    /// <summary>The same number, kind and name, and nothing in it but cash.</summary>
    private static PaperResponse Reset(PaperContext context)
    {
        var (old, accounts) = (context.Account, context.Broker.Accounts);
        var plan = new PaperAccountPlan(old.Kind, Amount(context.Body(), "deposit") ?? FirstDeposit(old));
        accounts.Remove(old);
        var account = FirstAccounts.Open(accounts, plan, context.Broker.Clock.GetUtcNow(), old.Nickname, old.AccountNumber);
        return context.Object(Account(context, account));
    }

    private static PaperResponse Close(PaperContext context)
    {
        var account = context.Account;
        if (context.Broker.Accounts.Count == 1) throw new PaperApiException(422, "last_account", "The last account cannot be removed.");
        var json = Account(context, account);
        context.Broker.Accounts.Remove(account);
        return context.Object(json);
    }

    private static PaperResponse Move(PaperContext context)
    {
        var (account, body, now) = (context.Account, context.Body(), context.Broker.Clock.GetUtcNow());
        var amount = Amount(body, "amount") is { } some and > 0 ? some : throw PaperApiException.Validation("amount", "must be greater than 0");
        var isDeposit = Text(body, "amount-effect") switch { "Credit" => true, "Debit" => false, _ => throw PaperApiException.Validation("amount-effect", "does not have a valid value") };
        var withdrawable = context.Broker.BalanceOf(account, now).Withdrawable;
        if (!isDeposit && amount > withdrawable)
            throw new PaperApiException(422, "insufficient_funds", $"Only {WireJson.Decimal(withdrawable)} can be withdrawn.");
        context.Broker.Accounts.DeskOf(account).Move(now, isDeposit ? "Deposit" : "Withdrawal", isDeposit ? amount : -amount, isDeposit ? "ACH DEPOSIT" : "ACH DISBURSEMENT");
        return context.Object(Account(context, account), 201);
    }

    private static JsonObject Clock(PaperContext context)
    {
        var now = context.Broker.Clock.GetUtcNow();
        var json = new JsonObject { ["now"] = Exact(now), ["speed"] = context.Broker.Clock.Speed };
        if (context.Broker.Options.Source?.NextEventAfter(now) is { } next) json["next-event-at"] = Exact(next);
        return json;
    }

    // Events of a tape are less than a millisecond apart.
    private static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Forward by a time (<c>milliseconds</c>), or to the next event of a tape (<c>to-next-event</c>).</summary>
    private static PaperResponse Step(PaperContext context)
    {
        var (broker, body) = (context.Broker, context.Body());
        if (body["to-next-event"] is JsonValue next && next.TryGetValue(out bool isWanted) && isWanted)
        {
            var now = broker.Clock.GetUtcNow();
            var at = broker.Options.Source?.NextEventAfter(now) ?? throw new PaperApiException(422, "no_next_event", broker.Options.Source is null ? "This broker plays no tape: it can be stepped by a time." : "The tape is at its end.");
            broker.Step(at - now);
        }
        else
        {
            if (WireJson.ReadDecimal(body["milliseconds"]) is not { } by || by <= 0 || by > (decimal)LongestStep.TotalMilliseconds) throw PaperApiException.Validation("milliseconds", "does not have a valid value");
            broker.Step(TimeSpan.FromTicks((long)(by * TimeSpan.TicksPerMillisecond)));
        }
        return context.Object(Clock(context));
    }

    private static PaperResponse SetFaults(PaperContext context)
    {
        try
        {
            var script = PaperFaultScript.Parse(Text(context.Body(), "script") ?? "");
            context.Broker.Run(script);
            return context.Items(script.Rules.Select(r => new JsonObject { ["text"] = r.Text }));
        }
        catch (PaperScriptException wrong)
        {
            throw new PaperApiException(400, "invalid_script", wrong.Message);
        }
    }

    private static JsonObject Account(PaperContext context, PaperAccount account)
    {
        var balance = context.Broker.BalanceOf(account, context.Broker.Clock.GetUtcNow());
        return new JsonObject
        {
            ["account-number"] = account.AccountNumber,
            ["kind"] = account.Kind.ToString(),
            ["nickname"] = account.Nickname,
            ["opened-at"] = WireJson.Instant(account.OpenedAt),
            ["cash-balance"] = WireJson.Decimal(balance.Cash),
            ["net-liquidating-value"] = WireJson.Decimal(balance.NetLiquidatingValue),
            ["positions"] = account.Book.Positions.Count(),
            ["working-orders"] = account.Orders.Working.Count(),
            ["transactions"] = account.Transactions.Count,
        };
    }

    private static decimal FirstDeposit(PaperAccount account) => account.Transactions.FirstOrDefault(l => l.SubType == "Deposit")?.Value ?? 0;

    private static decimal? Amount(JsonObject body, string name)
    {
        if (body[name] is not { } node) return null;
        return WireJson.ReadDecimal(node) is { } amount and >= 0 and <= 1_000_000_000_000m ? Math.Round(amount, 2) : throw PaperApiException.Validation(name, "is invalid");
    }

    private static string? Text(JsonObject body, string name) => body[name] is { } node ? node is JsonValue value && value.TryGetValue(out string? text) ? text : throw PaperApiException.Validation(name, "is invalid") : null;
}
