using System.Management.Automation;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Get-TastyGreek: the sensitivities of each option once, from the stream.</summary>
[Cmdlet(VerbsCommon.Get, "TastyGreek")]
[OutputType(typeof(Greeks))]
public sealed class GetTastyGreekCommand : TastyFirstValueCmdlet
{
    private protected override FeedSchema Schema => FeedSchema.Greeks;
}
