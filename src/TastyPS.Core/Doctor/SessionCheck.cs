namespace TastyPS.Core.Doctor;

/// <summary>Whether there is a session, or what one can be made of.</summary>
internal sealed class SessionCheck : IConnectionCheck
{
    public string Name => "Session";

    public Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        try
        {
            var connection = examination.Prepare();
            return Task.FromResult<Finding?>(Finding.Pass($"'{connection.Name}' in {connection.Options.Environment}."));
        }
        catch (TastyException e)
        {
            return Task.FromResult(examination.HasLocalFault ? null : Finding.Fail(e, "Connect-TastySession"));
        }
    }
}
