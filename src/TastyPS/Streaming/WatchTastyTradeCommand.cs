using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Watch-TastyTrade: the last trade of each symbol as it changes; with -ExtendedHours those before and after the session, too.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyTrade")]
[OutputType(typeof(Trade), typeof(TradeETH), typeof(StreamGap))]
public sealed class WatchTastyTradeCommand : TastyFeedCmdlet<Trade>
{
    /// <summary>Trades before and after the regular session, too.</summary>
    [Parameter]
    public SwitchParameter ExtendedHours { get; set; }

    protected override IEnumerable<StreamRequest> Requests(TastyClient client, IReadOnlyList<string> symbols)
    {
        yield return new StreamRequest(FeedSchema.Trade, symbols);
        if (ExtendedHours) yield return new StreamRequest(FeedSchema.TradeETH, symbols);
    }
}
