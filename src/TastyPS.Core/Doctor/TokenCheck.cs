using System.Globalization;
using System.Net;
using TastyPS.Core.Http;

namespace TastyPS.Core.Doctor;

/// <summary>Whether an access token can be had that may read and, where the login itself may, trade.</summary>
internal sealed class TokenCheck() : AnswerCheck("Token", Fault.Token)
{
    // No account has an order of this number: to whoever may trade the venue says that there is none, to others that they may not.
    private const long NoOrder = 0;

    protected override async Task<Finding?> AnsweredAsync(Examination examination, CancellationToken cancellationToken)
    {
        var connection = examination.Connection!;
        return await MayTradeAsync(examination, cancellationToken).ConfigureAwait(false)
            ? Finding.Pass(string.Create(CultureInfo.InvariantCulture, $"An access token is there until {connection.TokenExpiresAt?.LocalDateTime:HH:mm:ss}."))
            : Finding.Warn("The access token may read and not trade: the grant lacks the scope 'trade'.", Again(connection));
    }

    protected override Finding Refused(TastyException refusal, Connection connection) => refusal is ApiException { StatusCode: HttpStatusCode.Forbidden }
        ? Finding.Fail("The access token may not read: the grant lacks the scope 'read'.", Again(connection))
        : Finding.Fail(refusal, Again(connection));

    private static async Task<bool> MayTradeAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.Accounts.FirstOrDefault(a => a is { IsClosed: not true, AuthorityLevel: not AuthorityLevel.ReadOnly }) is not { AccountNumber: { } account }) return true;
        try
        {
            await examination.Client.Rest.SendAsync(ApiRequest.Delete($"/accounts/{account:n}/orders/{NoOrder:id}"), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TastyException e)
        {
            return e is not ApiException { StatusCode: HttpStatusCode.Forbidden };
        }
    }

    private static string Again(Connection connection) => $"Connect-TastySession -Environment {connection.Options.Environment} -ClientSecret (Read-Host -AsSecureString) -RefreshToken (Read-Host -AsSecureString)";
}
