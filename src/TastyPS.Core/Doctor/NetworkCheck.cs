namespace TastyPS.Core.Doctor;

/// <summary>Whether the venue answers at all.</summary>
internal sealed class NetworkCheck() : AnswerCheck("Network", Fault.Network)
{
    protected override Finding Answered(Connection connection) => Finding.Pass(connection.Options.IsInMemory ? "The venue answers, in memory." : $"{connection.Options.BaseUri.Host} answers.");

    protected override Finding Refused(TastyException refusal, Connection connection) => Finding.Fail(refusal, $"Test-Connection {connection.Options.BaseUri.Host} -TcpPort {connection.Options.BaseUri.Port}");
}
