using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>What changes paper accounts: they are always named, one by one or through the pipeline.</summary>
public abstract class TastyPaperAccountCmdlet : TastySessionCmdlet
{
    /// <summary>One or more account numbers of the paper broker.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] AccountNumber { get; set; } = [];

    /// <summary>What the question says that will be done.</summary>
    protected abstract string Action { get; }

    protected abstract Task<PaperAccountSummary> ChangeAsync(TastyClient client, string accountNumber);

    protected sealed override Task RunAsync(TastyClient client) => EachAsync(AccountNumber, async number =>
    {
        // Before the question: of a real account it is not even asked.
        _ = client.Paper;
        if (await ShouldAsync($"paper account {number} ({client.Connection.Name})", Action).ConfigureAwait(false)) Output(await ChangeAsync(client, number).ConfigureAwait(false));
    });
}
