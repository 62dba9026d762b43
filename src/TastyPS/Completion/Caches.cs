using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The cache that completers read: the default session's; before the first connect, that of the default profile.</summary>
internal static class Caches
{
    /// <summary>Another cache in its place; for tests, which share the process's default session.</summary>
    internal static Func<ReferenceCache?>? Source { get; set; }

    public static ReferenceCache? Current => Source is { } other ? other()
        : SessionHub.Instance.Default is { } connection ? connection.Cache
        : Connector.Profiles() is var profiles && profiles.Default() is { } profile ? ReferenceCache.Of(ConnectionOptions.For(profile.Environment, profile.Uri) with { State = profiles.Folder })
        : null;
}
