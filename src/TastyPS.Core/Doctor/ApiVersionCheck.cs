namespace TastyPS.Core.Doctor;

/// <summary>Whether the venue serves the API version that is asked for, and for how long.</summary>
internal sealed class ApiVersionCheck() : AnswerCheck("ApiVersion", Fault.ApiVersion)
{
    private const string Update = "Update-PSResource TastyPS";

    protected override Finding Answered(Connection connection) => connection.Log.Notices is [var first, ..]
        ? Finding.Warn(first, Update)
        : Finding.Pass(connection.Options.ApiVersion is { } version ? $"{version} is served." : "The venue's own default is used.");

    protected override Finding Refused(TastyException refusal, Connection connection) => Finding.Fail($"The venue no longer serves the API version {connection.Options.ApiVersion}.", Update);
}
