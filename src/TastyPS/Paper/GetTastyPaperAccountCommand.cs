using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyPaperAccount: the accounts of a paper broker, with what they are worth.</summary>
[Cmdlet(VerbsCommon.Get, "TastyPaperAccount")]
[OutputType(typeof(PaperAccountSummary))]
public sealed class GetTastyPaperAccountCommand : TastySessionCmdlet
{
    /// <summary>One or more account numbers; without it all of the broker.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        var paper = client.Paper;
        if (AccountNumber is null) return OutputAsync(paper.ListAccountsAsync(CancelToken));
        return EachAsync(AccountNumber, async number => Output(await paper.GetAccountAsync(number, CancelToken).ConfigureAwait(false)));
    }
}
