using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>
/// What happens besides orders, for the account streamer: what the back office does of an evening (expirations, assignments, dividends),
/// quote alerts that are met, and a public watchlist that changes. Each is news once.
/// </summary>
internal sealed class PaperNews(PaperBroker broker)
{
    private static readonly TimeSpan ListEvery = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, int> _linesKnown = new(StringComparer.Ordinal);
    private DateTimeOffset _listAt;
    private string _list = "";

    /// <summary>What has become known since the last look; the first one knows of nothing new.</summary>
    public IReadOnlyList<PaperNotice> Look(DateTimeOffset now)
    {
        var news = new List<PaperNotice>();
        foreach (var account in broker.Accounts) news.AddRange(Evenings(account, now));
        foreach (var alert in broker.QuoteAlerts.Review(broker.Prices)) news.Add(new PaperNotice(null, "QuoteAlert", alert, now));
        if (ListIsNew(now) is { } list) news.Add(new PaperNotice(null, "PublicWatchlists", list, now));
        return news;
    }

    private IEnumerable<PaperNotice> Evenings(PaperAccount account, DateTimeOffset now)
    {
        var count = account.Transactions.Count;
        var from = _linesKnown.GetValueOrDefault(account.AccountNumber, count);
        _linesKnown[account.AccountNumber] = count;
        // An account with fewer lines than before was begun anew.
        if (from > count) from = 0;
        // What an order did is told with the order.
        var lines = Enumerable.Range(from, count - from).Select(i => account.Transactions[i]).Where(line => line.OrderId is null).ToList();
        if (lines.Count == 0) yield break;
        var marks = broker.MarksAt(now);
        foreach (var line in lines.Where(line => line.Type == "Receive Deliver"))
        {
            if (account.Book.Find(line.Instrument!.Symbol) is { } position)
                yield return new PaperNotice(account.AccountNumber, "CurrentPosition", PositionRoutes.ToJson(broker.Prices, account, position, marks, withMarks: false), line.ExecutedAt);
            yield return new PaperNotice(null, "UserMessage", new JsonObject
            {
                ["account-number"] = account.AccountNumber,
                ["title"] = line.SubType,
                ["message"] = line.Description,
                ["created-at"] = WireJson.Instant(line.ExecutedAt),
            }, line.ExecutedAt);
        }
        yield return new PaperNotice(account.AccountNumber, "AccountBalance", broker.BalanceOf(account, now).ToJson(), lines[^1].ExecutedAt);
    }

    private JsonObject? ListIsNew(DateTimeOffset now)
    {
        if (broker.Options.Source is not null || now - _listAt < ListEvery) return null;
        var (isFirst, list) = (_listAt == default, MoversWatchlist.Of(broker.Market));
        var text = list.ToJsonString();
        var isNew = !isFirst && text != _list;
        (_listAt, _list) = (now, text);
        return isNew ? list : null;
    }
}
