using TastyPS.Core.Json;

namespace TastyPS.Core.AccountStream;

/// <summary>A message that waits for its acknowledgement.</summary>
internal sealed class AccountStreamQuestion(long id, string action, IReadOnlyCollection<string>? value)
{
    private readonly TaskCompletionSource<AccountMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Id => id;

    public string Action => action;

    public IReadOnlyCollection<string> Value => value ?? [];

    /// <summary>The timestamp after which no answer means that the connection is dead.</summary>
    public long Deadline { get; set; }

    public Task<AccountMessage> Answer => _answer.Task;

    // An error may come without the number, so that the action has to do.
    public bool IsAnsweredBy(AccountMessage message) => message.Action == action && (message.RequestId is null || message.RequestId == id);

    public void Take(AccountMessage message) => _answer.TrySetResult(message);
}
