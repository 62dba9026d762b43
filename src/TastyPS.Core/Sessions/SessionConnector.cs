using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// Decides what to connect to and with what, and does it. Only an explicit connect may fall back to Paper; an implicit one
/// with nothing configured is an error that says what to type. Production is never guessed.
/// </summary>
public sealed class SessionConnector(ProfileStore profiles, Func<string, string?> variable, Func<PaperEnd> paper, IVault? vault = null)
{
    /// <summary>Where the profiles are.</summary>
    public ProfileStore Profiles => profiles;

    /// <summary>An explicit connect: what was said, completed from the profile, the environment variables, and Paper at last.</summary>
    public async Task<Connection> ConnectAsync(ConnectRequest said, IHostSink sink, CancellationToken cancellationToken)
    {
        if (said is { Profile: null, Environment: null, Credential: null, Uri: null, SecretName: null })
            said = FromVariables(said) ?? (profiles.Default() is { } p ? said with { Profile = p.Name } : said with { Environment = TastyEnvironment.Paper });
        return await OpenAsync(said, sink, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a cmdlet does when nobody connected: the environment variables, else the default profile, else an error.</summary>
    public Task<Connection> ConnectDefaultAsync(IHostSink sink, CancellationToken cancellationToken) => OpenAsync(DefaultRequest(), sink, cancellationToken);

    /// <summary>The connection that <see cref="ConnectDefaultAsync"/> would open, before its first call.</summary>
    public Connection PrepareDefault()
    {
        var said = DefaultRequest();
        var profile = Complete(said);
        var connection = Prepare(said, profile);
        KeepRotated(profile, connection);
        return connection;
    }

    /// <summary>Every login of an environment that is kept here, by the name of its session: the profiles, and the environment variables. A broker in memory is none.</summary>
    public IReadOnlyList<ConnectRequest> Known(TastyEnvironment environment)
    {
        List<ConnectRequest> known = [.. profiles.List().Where(p => p.Environment == environment && p is not { Environment: TastyEnvironment.Paper, Uri: null }).Select(p => new ConnectRequest { Profile = p.Name })];
        if (FromVariables(new()) is { } said && said.Environment == environment) known.Add(said);
        return known;
    }

    private ConnectRequest DefaultRequest()
    {
        var nothing = new ConnectRequest();
        return FromVariables(nothing) ?? (profiles.Default() is { } profile ? nothing with { Profile = profile.Name } : throw new TastyException(
            ErrorIds.SessionNone, "There is no session, and no profile or environment variable to make one from.",
            "Type Connect-TastySession for the built-in paper broker, or Connect-TastySession -Environment Production -ClientSecret … -RefreshToken … for your account."));
    }

    private async Task<Connection> OpenAsync(ConnectRequest said, IHostSink sink, CancellationToken cancellationToken)
    {
        var profile = Complete(said);
        var connection = Prepare(said, profile);
        try
        {
            await connection.OpenAsync(sink, cancellationToken).ConfigureAwait(false);
            connection.DefaultAccount = Account(profile.AccountNumber, connection);
            profile.KnownAccounts = [.. connection.AccountNumbers];
            if (said.Persist) await profiles.SaveAsync(profile, profile.SecretName is null ? said.Credential : null, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        KeepRotated(profile, connection);
        sink.Verbose($"Connected to {profile.Environment} as '{profile.Name}', accounts: {connection.AccountNumbers.Count}.");
        return connection;
    }

    private void KeepRotated(Profile profile, Connection connection)
    {
        if (profile.HasSecret) connection.CredentialRotated += rotated => profiles.Secrets.Write(profile.Name, rotated);
    }

    private Connection Prepare(ConnectRequest said, Profile profile)
    {
        var options = ConnectionOptions.For(profile.Environment, profile.Uri);
        options = options with
        {
            State = profiles.Folder,
            Breaker = new(),
            Proxy = profile.Proxy,
            ApiVersion = profile.ApiVersion ?? options.ApiVersion,
            RequestTimeout = said.RequestTimeout ?? options.RequestTimeout,
            LimitsRate = said.LimitsRate ?? options.LimitsRate,
        };
        var credential = said.Credential;
        if (profile is { Environment: TastyEnvironment.Paper, Uri: null })
        {
            var end = paper();
            options = options with { Transport = end.Transport, StreamConnections = end.Streams, VenueClock = end.Clock };
            credential ??= end.Credential;
        }
        return new Connection(options, credential ?? Stored(profile) ?? throw Missing(profile), profile.Name);
    }

    /// <summary>What was said over what the profile holds.</summary>
    private Profile Complete(ConnectRequest said)
    {
        var environment = said.Environment ?? (said.Uri is { IsAbsoluteUri: true, IsLoopback: true } && said.Profile is null ? TastyEnvironment.Paper : null);
        var name = said.Profile ?? (environment is { } named ? ProfileName(named, said.Uri) : null)
            ?? throw new TastyException(ErrorIds.SessionEnvironment, "Credentials were given but no environment.", "Add -Environment Production, Sandbox or Paper: the module never guesses where money is.");
        ProfileStore.RequireName(name);
        var known = profiles.List().FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        if (known is null && environment is null) profiles.Get(name);
        if (known is not null && environment is { } e && e != known.Environment)
        {
            // The same name for another environment is another profile: nothing of the old one fits it, its secrets least of all.
            known = null;
        }
        return new Profile
        {
            Name = known?.Name ?? name,
            Environment = known?.Environment ?? environment!.Value,
            IsDefault = said.MakeDefault || known?.IsDefault == true,
            AccountNumber = said.AccountNumber ?? known?.AccountNumber,
            Uri = said.Uri ?? known?.Uri,
            Proxy = said.Proxy ?? known?.Proxy,
            ApiVersion = said.ApiVersion ?? known?.ApiVersion,
            HasSecret = known?.HasSecret ?? false,
            SecretName = said.SecretName ?? (said.Credential is null ? known?.SecretName : null),
            VaultName = said.VaultName ?? (said.Credential is null ? known?.VaultName : null),
        };
    }

    /// <summary>A connection to an address of one's own is another profile than the environment's: it must not redirect later ones.</summary>
    private static string ProfileName(TastyEnvironment environment, Uri? uri)
    {
        var name = environment.ToString().ToLowerInvariant();
        return uri is null ? name : string.Concat(name, "-", uri.IsLoopback ? uri.Port.ToString(CultureInfo.InvariantCulture) : uri.Host.Replace('.', '-'));
    }

    private Credential? Stored(Profile profile)
    {
        if (profile.SecretName is { } secret)
            return (vault ?? throw new TastyException(ErrorIds.SessionSecretVault, "No secret vault can be reached from here.", "Secrets by name need PowerShell with the module Microsoft.PowerShell.SecretManagement.")).Read(secret, profile.VaultName);
        if (profile.HasSecret && profiles.Secrets.Read(profile.Name) is { } stored) return stored;
        return Enum.TryParse<TastyEnvironment>(variable("TASTYPS_ENVIRONMENT"), true, out var named) && named == profile.Environment ? CredentialOfVariables() : null;
    }

    private ConnectRequest? FromVariables(ConnectRequest said)
    {
        if (CredentialOfVariables() is not { } credential) return null;
        if (!Enum.TryParse<TastyEnvironment>(variable("TASTYPS_ENVIRONMENT"), ignoreCase: true, out var environment) || !Enum.IsDefined(environment))
            throw new TastyException(ErrorIds.SessionEnvironment, "The environment variables hold credentials but TASTYPS_ENVIRONMENT does not say for which environment.", "Set TASTYPS_ENVIRONMENT to Production, Sandbox or Paper.");
        var uri = variable("TASTYPS_BASE_URL");
        if (uri is { Length: > 0 } && !Uri.TryCreate(uri, UriKind.Absolute, out _))
            throw new TastyException(ErrorIds.SessionUri, $"TASTYPS_BASE_URL is not an address: '{uri}'.", "Set it to something like http://127.0.0.1:8080, or unset it.");
        return said with { Environment = environment, Profile = "environment", Credential = credential, Uri = uri is { Length: > 0 } ? new Uri(uri) : null, Persist = false };
    }

    private Credential? CredentialOfVariables()
    {
        var secret = variable("TASTYPS_CLIENT_SECRET") ?? variable("TT_SECRET");
        var refresh = variable("TASTYPS_REFRESH_TOKEN") ?? variable("TT_REFRESH");
        return (string.IsNullOrEmpty(secret), string.IsNullOrEmpty(refresh)) switch
        {
            (true, true) => null,
            (false, false) => new(secret!, refresh!, variable("TASTYPS_CLIENT_ID")),
            (var noSecret, _) => throw new TastyException(ErrorIds.SessionCredential, $"Of the two credentials in environment variables {(noSecret ? "the client secret (TASTYPS_CLIENT_SECRET)" : "the refresh token (TASTYPS_REFRESH_TOKEN)")} is missing.", "Set both, or neither."),
        };
    }

    private static string? Account(string? wanted, Connection connection)
    {
        if (wanted is null) return connection.AccountNumbers.Count == 1 ? connection.AccountNumbers[0] : null;
        return connection.RequireAccount(wanted);
    }

    private static TastyException Missing(Profile profile) => new(ErrorIds.SessionCredential, $"There is no credential for '{profile.Name}' ({profile.Environment}).",
        $"Connect-TastySession -Environment {profile.Environment} -ClientSecret (Read-Host -AsSecureString) -RefreshToken (Read-Host -AsSecureString), or set TASTYPS_ENVIRONMENT, TASTYPS_CLIENT_SECRET and TASTYPS_REFRESH_TOKEN.") { Target = profile.Name };
}
