using TastyPS.Core;

namespace TastyPS.Tests.Http;

/// <summary>A connection whose far end is a script.</summary>
public static class Pipelines
{
    public static Connection Connect(ScriptedHandler end, TimeProvider? clock = null, Func<ConnectionOptions, ConnectionOptions>? change = null)
    {
        var options = ConnectionOptions.For(TastyEnvironment.Production) with
        {
            Transport = () => end,
            TimeProvider = clock ?? TimeProvider.System,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            LimitsRate = false,
        };
        return new Connection(change?.Invoke(options) ?? options, new Credential("the-client-secret", "the-refresh-token"), "test");
    }
}
