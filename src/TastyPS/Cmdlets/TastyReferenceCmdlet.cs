using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Another third rung: reference data, which comes from the cache while it is fresh.</summary>
public abstract class TastyReferenceCmdlet : TastySessionCmdlet
{
    /// <summary>Ask the venue even where a kept answer is fresh; the new answer is kept.</summary>
    [Parameter]
    public SwitchParameter NoCache { get; set; }

    protected sealed override TastyClient NewClient(Connection connection) => connection.Client(Sink, readsCache: !NoCache);

    /// <summary>Offers underlyings that passed by to completion.</summary>
    private protected static void Remember(TastyClient client, IEnumerable<(string? Symbol, string? Name)> symbols) => client.Connection.Cache?.Seen.Add(symbols);
}
