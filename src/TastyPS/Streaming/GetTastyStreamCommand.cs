using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyStream: the session's two streams, of market data and of the account, at this moment. It opens neither.</summary>
[Cmdlet(VerbsCommon.Get, "TastyStream")]
[OutputType(typeof(StreamStatus))]
public sealed class GetTastyStreamCommand : TastySessionCmdlet
{
    /// <summary>One of the two streams, or both when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateSet(nameof(StreamKind.MarketData), nameof(StreamKind.Account))]
    public StreamKind? Stream { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        if (Stream is null or StreamKind.MarketData) Output(client.Streams.GetStatus());
        if (Stream is null or StreamKind.Account) Output(client.AccountStream.GetStatus());
        return Task.CompletedTask;
    }
}
