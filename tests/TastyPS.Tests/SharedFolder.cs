namespace TastyPS.Tests;

/// <summary>The folder <c>../shared</c> beside the repository: captures, specs, engine facts. Tests that need it skip without it.</summary>
public static class SharedFolder
{
    /// <summary>The repository root: the folder that holds TastyPS.sln.</summary>
    public static string Repository { get; } = Find(AppContext.BaseDirectory, d => File.Exists(Path.Combine(d, "TastyPS.sln")))
        ?? throw new InvalidOperationException("TastyPS.sln is above no folder of " + AppContext.BaseDirectory);

    /// <summary>The absolute path of <c>shared</c>, or null where the repository stands alone.</summary>
    public static string? Root { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared")) is var path && Directory.Exists(path) ? path : null;

    /// <summary>A path below shared, or null where it is absent.</summary>
    public static string? Of(params string[] parts) => Root is null ? null : Path.Combine([Root, .. parts]);

    private static string? Find(string from, Func<string, bool> isIt)
    {
        for (var d = from; d is not null; d = Path.GetDirectoryName(d))
            if (isIt(d)) return d;
        return null;
    }
}

/// <summary>A fact that needs <c>../shared</c>; where the folder is absent it is skipped and says so.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFolder.Root is null) Skip = "../shared is not beside the repository";
    }
}

/// <summary>A theory that needs <c>../shared</c>; where the folder is absent it is skipped and says so.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedFolder.Root is null) Skip = "../shared is not beside the repository";
    }
}
