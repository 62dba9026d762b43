namespace TastyPS.Core.Json;

/// <summary>A row of <c>GET /customers/me/accounts</c>: the account is one level down, beside what the login may do in it.</summary>
internal sealed class AccountAuthority : TastyObject
{
    public Account? Account { get; set; }
    public AuthorityLevel? AuthorityLevel { get; set; }

    /// <summary>The account with the authority on it.</summary>
    public Account Flatten()
    {
        var account = Account ?? new Account();
        account.AuthorityLevel ??= AuthorityLevel;
        if (GetRaw(nameof(AuthorityLevel)) is { } text) (account.RawTexts ??= new(StringComparer.OrdinalIgnoreCase))[nameof(AuthorityLevel)] = text;
        return account;
    }
}
