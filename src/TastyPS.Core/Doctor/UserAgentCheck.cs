namespace TastyPS.Core.Doctor;

/// <summary>Whether the User-Agent reaches the venue, whose front door shows a page to whoever has none.</summary>
internal sealed class UserAgentCheck() : AnswerCheck("UserAgent", Fault.UserAgent)
{
    protected override Finding Answered(Connection connection) => Finding.Pass($"{connection.Options.UserAgent} is let in.");

    protected override Finding Refused(TastyException refusal, Connection connection) =>
        Finding.Fail("The venue's front door answered 401 with a page: the User-Agent was lost on the way, by a proxy as a rule.", "Get-TastyProfile | Select-Object Name, Proxy");
}
