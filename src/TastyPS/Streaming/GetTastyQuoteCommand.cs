using System.Management.Automation;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Get-TastyQuote: bid and ask of each symbol once, from the stream.</summary>
[Cmdlet(VerbsCommon.Get, "TastyQuote")]
[OutputType(typeof(Quote))]
public sealed class GetTastyQuoteCommand : TastyFirstValueCmdlet
{
    private protected override FeedSchema Schema => FeedSchema.Quote;
}
