namespace TastyPS.Core.Doctor;

/// <summary>Whether the credential is one of the environment that it was sent to.</summary>
internal sealed class EnvironmentCheck() : AnswerCheck("Environment", Fault.Environment)
{
    protected override Finding Answered(Connection connection) => Finding.Pass($"The credential is good in {connection.Options.Environment}.");

    protected override Finding Refused(TastyException refusal, Connection connection)
    {
        var here = connection.Options.Environment;
        var other = here == TastyEnvironment.Production ? TastyEnvironment.Sandbox : TastyEnvironment.Production;
        return Finding.Fail($"{here} refused the refresh token: it was revoked or mistyped, or it is one of {other}.",
            $"Connect-TastySession -Environment {other} -ClientSecret (Read-Host -AsSecureString) -RefreshToken (Read-Host -AsSecureString)");
    }
}
