using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The rung for orders: exactly one account. Named by <c>-AccountNumber</c> or a piped object that has one; else the session's
/// default account; else the only one there is. With several and none named nothing is guessed.
/// </summary>
public abstract class TastyOrderCmdlet : TastySessionCmdlet
{
    /// <summary>The account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateCount(1, 1)]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    /// <summary>The account of this input record.</summary>
    protected string AccountOf(TastyClient client) => AccountNumber?[0] ?? client.Connection.DefaultAccount ?? client.Connection.AccountNumbers switch
    {
        [var only] => only,
        [] => throw new TastyException(ErrorIds.AccountUnknown, "This login has no open account.", "Get-TastyAccount -IncludeClosed shows all."),
        var several => throw new TastyException(ErrorIds.AccountAmbiguous, $"There are {several.Count} accounts and none was named.", $"Add -AccountNumber {string.Join(" or ", several)}, or give the session a default: Connect-TastySession -AccountNumber."),
    };

    /// <summary>The words that every question about an order begins with.</summary>
    protected static string Place(TastyClient client, string accountNumber) => $"{client.Connection.Options.Environment.ToString().ToUpperInvariant()} account {accountNumber}";

    /// <summary>True under -WhatIf: then not even a dry run is asked for, which is a POST.</summary>
    protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true } or true
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));
}
