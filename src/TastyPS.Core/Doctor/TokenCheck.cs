using System.Globalization;

namespace TastyPS.Core.Doctor;

/// <summary>Whether an access token can be had that may at least read.</summary>
internal sealed class TokenCheck() : AnswerCheck("Token", Fault.Token)
{
    protected override Finding Answered(Connection connection) => Finding.Pass(string.Create(CultureInfo.InvariantCulture,
        $"An access token is there until {connection.TokenExpiresAt?.LocalDateTime:HH:mm:ss}; it may read."));

    protected override Finding Refused(TastyException refusal, Connection connection) => refusal is ApiException { StatusCode: System.Net.HttpStatusCode.Forbidden }
        ? Finding.Fail("The access token may not read: the grant lacks the scope 'read'.", Again(connection))
        : Finding.Fail(refusal, Again(connection));

    private static string Again(Connection connection) => $"Connect-TastySession -Environment {connection.Options.Environment} -ClientSecret (Read-Host -AsSecureString) -RefreshToken (Read-Host -AsSecureString)";
}
