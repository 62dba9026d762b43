using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The third rung: accounts. Named by <c>-AccountNumber</c> or a piped object that has one; else the session's default
/// account; else, because reading hurts nobody, every open account of the session.
/// </summary>
public abstract class TastyAccountCmdlet : TastySessionCmdlet
{
    /// <summary>One or more account numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    /// <summary>The work for one account. An error of one does not keep the others from being read.</summary>
    protected abstract Task RunAsync(TastyClient client, string accountNumber);

    protected sealed override async Task RunAsync(TastyClient client)
    {
        foreach (var number in AccountNumber ?? client.Connection.DefaultAccounts)
        {
            try
            {
                await RunAsync(client, number).ConfigureAwait(false);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(AccountErrors.Explain(e, number, client.Connection), number);
            }
        }
    }
}
