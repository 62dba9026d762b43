using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The cache that completers read: the default session's; before the first connect, that of the default profile.</summary>
internal static class Caches
{
    public static ReferenceCache? Current => SessionHub.Instance.Default is { } connection ? connection.Cache
        : Connector.Profiles() is var profiles && profiles.Default() is { } profile ? ReferenceCache.Of(ConnectionOptions.For(profile.Environment, profile.Uri) with { State = profiles.Folder })
        : null;
}
