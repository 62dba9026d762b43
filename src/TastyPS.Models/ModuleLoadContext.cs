using System.Reflection;
using System.Runtime.Loader;

namespace TastyPS;

/// <summary>
/// Holds the cmdlets and their dependencies apart from every other module. This assembly alone sits in the default context,
/// because PowerShell resolves type names such as <c>[TastyPS.Order]</c> nowhere else.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly Assembly Shared = typeof(ModuleLoadContext).Assembly;
    private static readonly string Folder = Path.GetDirectoryName(Shared.Location)!;
    private static readonly Lazy<Assembly> Loaded = new(() => new ModuleLoadContext().LoadFromAssemblyPath(Path.Combine(Folder, "TastyPS.dll")));

    private ModuleLoadContext() : base("TastyPS", isCollectible: false)
    {
    }

    /// <summary>The assembly of the cmdlets; TastyPS.psm1 imports it.</summary>
    public static Assembly Module => Loaded.Value;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Shared.GetName().Name) return Shared;
        var path = Path.Combine(Folder, assemblyName.Name + ".dll");
        // Null asks the default context: the runtime and PowerShell itself.
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
