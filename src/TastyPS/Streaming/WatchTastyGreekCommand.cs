using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Watch-TastyGreek: the sensitivities of options as they change.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyGreek")]
[OutputType(typeof(Greeks), typeof(StreamGap))]
public sealed class WatchTastyGreekCommand : TastyFeedCmdlet<Greeks>
{
    protected override IEnumerable<StreamRequest> Requests(TastyClient client, IReadOnlyList<string> symbols) => [new(FeedSchema.Greeks, symbols)];
}
