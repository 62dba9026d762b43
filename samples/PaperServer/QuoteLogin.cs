using TastyPS.Core;
using TastyPS.Paper;

namespace TastyPS.Samples.PaperServer;

/// <summary>The session whose market the broker trades in. Its secrets come from environment variables only: a command line is there for all to read.</summary>
internal static class QuoteLogin
{
    /// <summary>How to connect to where <c>--quotes</c> says; null for what is no place.</summary>
    public static ConnectionOptions? OptionsOf(string where) => where.ToLowerInvariant() switch
    {
        "production" => ConnectionOptions.For(TastyEnvironment.Production),
        "sandbox" => ConnectionOptions.For(TastyEnvironment.Sandbox),
        _ => Uri.TryCreate(where, UriKind.Absolute, out var uri) && uri is { Scheme: "https" } or { Scheme: "http", IsLoopback: true }
            ? ConnectionOptions.For(uri.IsLoopback ? TastyEnvironment.Paper : TastyEnvironment.Production, uri) : null,
    };

    /// <exception cref="TastyException">There is no login, or it gives no quotes.</exception>
    public static async Task<PaperSource> OpenAsync(string where, LiveOptions options)
    {
        var credential = new Credential(Variable("TASTYPS_CLIENT_SECRET", "TT_SECRET"), Variable("TASTYPS_REFRESH_TOKEN", "TT_REFRESH"));
        var session = await QuoteSession.OpenAsync(new Connection(OptionsOf(where)!, credential, where), ownsConnection: true, CancellationToken.None);
        return await LiveSource.OpenAsync(session, options, CancellationToken.None);
    }

    private static string Variable(string name, string peers) =>
        Environment.GetEnvironmentVariable(name) ?? Environment.GetEnvironmentVariable(peers)
        ?? throw new TastyException(ErrorIds.SessionCredential, $"--quotes needs a login: {name} is not set.", null);
}
