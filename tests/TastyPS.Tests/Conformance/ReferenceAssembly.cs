namespace TastyPS.Tests.Conformance;

/// <summary>The engine's reference assembly that the module is compiled against, where the package cache has it.</summary>
internal static class ReferenceAssembly
{
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var package = System.IO.Path.Combine(packages, "powershellstandard.library");
        return Directory.Exists(package)
            ? Directory.EnumerateFiles(package, "System.Management.Automation.dll", SearchOption.AllDirectories).FirstOrDefault(f => f.Contains("netstandard2.0", StringComparison.Ordinal))
            : null;
    }
}

/// <summary>A fact that needs the reference assembly; without it in the package cache it is skipped and says so.</summary>
public sealed class ReferenceAssemblyFactAttribute : FactAttribute
{
    public ReferenceAssemblyFactAttribute()
    {
        if (ReferenceAssembly.Path is null) Skip = "PowerShellStandard.Library is not in the package cache";
    }
}
