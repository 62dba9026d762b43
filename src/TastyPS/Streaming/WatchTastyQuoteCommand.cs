using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Watch-TastyQuote: bid and ask as they change, the newest of each symbol.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyQuote")]
[OutputType(typeof(Quote), typeof(StreamGap))]
public sealed class WatchTastyQuoteCommand : TastyFeedCmdlet<Quote>
{
    protected override IEnumerable<StreamRequest> Requests(TastyClient client, IReadOnlyList<string> symbols) => [new(FeedSchema.Quote, symbols)];
}
