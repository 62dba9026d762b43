namespace TastyPS.Core;

/// <summary>What a user said when connecting; null where nothing was said.</summary>
public sealed record ConnectRequest
{
    public string? Profile { get; init; }

    public TastyEnvironment? Environment { get; init; }

    public Uri? Uri { get; init; }

    public Uri? Proxy { get; init; }

    public string? ApiVersion { get; init; }

    public string? AccountNumber { get; init; }

    public Credential? Credential { get; init; }

    /// <summary>Keep the profile and its secrets for later shells.</summary>
    public bool Persist { get; init; }

    public bool MakeDefault { get; init; }

    /// <summary>The credential comes from a vault by this name at each connect, and is not stored here.</summary>
    public string? SecretName { get; init; }

    public string? VaultName { get; init; }

    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>The rate limiter on or off; null as the environment has it.</summary>
    public bool? LimitsRate { get; init; }
}
