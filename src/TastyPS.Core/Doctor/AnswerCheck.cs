namespace TastyPS.Core.Doctor;

/// <summary>A check that reads the venue's first answer: its own fault is its line, and another's leaves it out.</summary>
internal abstract class AnswerCheck(string name, Fault fault) : IConnectionCheck
{
    public string Name => name;

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false)) return await AnsweredAsync(examination, cancellationToken).ConfigureAwait(false);
        return examination.Refusal is { } refusal && examination.Fault == fault ? Refused(refusal, examination.Connection!) : null;
    }

    protected abstract Finding Refused(TastyException refusal, Connection connection);

    protected virtual Task<Finding?> AnsweredAsync(Examination examination, CancellationToken cancellationToken) => Task.FromResult(Answered(examination.Connection!));

    protected virtual Finding? Answered(Connection connection) => null;
}
