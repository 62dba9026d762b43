using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Watch-TastyMarketEvent: the feed's other types. Several types can be watched at a time; each object is of its own.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyMarketEvent")]
[OutputType(
    typeof(TimeAndSale), typeof(DaySummary), typeof(InstrumentProfile), typeof(TradeETH), typeof(TheoPrice), typeof(Underlying), typeof(Series), typeof(OptionSale),
    typeof(BookOrder), typeof(FeedMessage), typeof(StreamGap))]
public sealed class WatchTastyMarketEventCommand : TastyFeedCmdlet<StreamEvent>
{
    /// <summary>What to watch. The venue is known to serve Profile, Summary, TimeAndSale and TradeETH; the others may stay silent.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [Alias("Type")]
    [ValidateSet("TimeAndSale", "Summary", "Profile", "TradeETH", "TheoPrice", "Underlying", "Series", "OptionSale", "Order", "SpreadOrder", "AnalyticOrder", "Configuration", "Message")]
    public string[] EventType { get; set; } = [];

    /// <summary>The order book wanted, such as NTV; for the types of orders.</summary>
    [Parameter]
    public string? Source { get; set; }

    protected override IEnumerable<StreamRequest> Requests(TastyClient client, IReadOnlyList<string> symbols) =>
        from type in EventType.Distinct(StringComparer.OrdinalIgnoreCase)
        let schema = FeedSchema.All.Values.First(s => s.Name.Equals(type, StringComparison.OrdinalIgnoreCase))
        select new StreamRequest(schema, symbols) { Source = schema.HasSource ? Source : null };
}
