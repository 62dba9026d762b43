using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The venue answers 403 or 404 for an account that is not this login's; which ones are is better advice.</summary>
internal static class AccountErrors
{
    public static TastyException Explain(TastyException e, string number, Connection connection) =>
        e is ApiException { ErrorId: ErrorIds.ApiForbidden or ErrorIds.ApiNotFound } && !connection.AccountNumbers.Contains(number)
            ? new(ErrorIds.AccountUnknown, $"'{number}' is no account of this login in {connection.Options.Environment}. {e.Message}", $"Accounts: {string.Join(", ", connection.AccountNumbers)}.", e) { Target = number }
            : e;
}
