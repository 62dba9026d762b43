using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyAccount: the accounts of the login.</summary>
[Cmdlet(VerbsCommon.Get, "TastyAccount", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Account))]
public sealed class GetTastyAccountCommand : TastyReferenceCmdlet
{
    private const string ListSet = "List";
    private const string NumberSet = "Number";

    /// <summary>Only these accounts.</summary>
    [Parameter(ParameterSetName = NumberSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    /// <summary>Closed accounts too.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter IncludeClosed { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        if (AccountNumber is null)
        {
            await foreach (var account in client.Accounts.ListAsync(CancelToken).ConfigureAwait(false))
                if (IncludeClosed || account.IsClosed != true) Output(account);
            return;
        }
        foreach (var number in AccountNumber)
        {
            try
            {
                Output(await client.Accounts.GetAsync(number, CancelToken).ConfigureAwait(false));
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(AccountErrors.Explain(e, number, client.Connection), number);
            }
        }
    }
}
