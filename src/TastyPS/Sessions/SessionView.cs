using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>What a script sees of a connection, taken now.</summary>
internal static class SessionView
{
    public static Session Of(Connection connection)
    {
        var total = connection.Log.Total();
        return new()
        {
            Name = connection.Name,
            Environment = connection.Options.Environment,
            IsDefault = ReferenceEquals(SessionHub.Instance.Default, connection),
            AccountNumber = connection.DefaultAccount,
            AccountNumbers = [.. connection.AccountNumbers],
            Uri = connection.Options.IsInMemory ? null : connection.Options.BaseUri,
            ConnectedAt = connection.ConnectedAt.LocalDateTime,
            TokenExpiresAt = connection.TokenExpiresAt?.LocalDateTime,
            RequestCount = total.Count,
            FailedCount = total.Failed,
            RateLimitedCount = total.RateLimited,
            MedianMilliseconds = total.MedianMilliseconds,
            WorstMilliseconds = total.WorstMilliseconds,
            Endpoints = [.. connection.Log.Endpoints()],
        };
    }
}
