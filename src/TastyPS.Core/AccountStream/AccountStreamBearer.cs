namespace TastyPS.Core.AccountStream;

/// <summary>The value of the Authorization header, fresh for every message; and where to say that the venue refused one.</summary>
internal sealed record AccountStreamBearer(Func<CancellationToken, ValueTask<string>> GetAsync, Action<string> Refuse);
