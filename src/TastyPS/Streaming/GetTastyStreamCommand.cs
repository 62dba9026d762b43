using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyStream: the session's market data stream at this moment. It opens nothing.</summary>
[Cmdlet(VerbsCommon.Get, "TastyStream")]
[OutputType(typeof(StreamStatus))]
public sealed class GetTastyStreamCommand : TastySessionCmdlet
{
    protected override Task RunAsync(TastyClient client)
    {
        Output(client.Streams.GetStatus());
        return Task.CompletedTask;
    }
}
