using System.Management.Automation;
using System.Reflection;

namespace TastyPS.Tests;

/// <summary>The shipped module, as tests look at it from outside.</summary>
internal static class ModuleUnderTest
{
    public static Assembly Cmdlets { get; } = Assembly.Load("TastyPS");
    public static Assembly Core { get; } = Assembly.Load("TastyPS.Core");
    public static Assembly Models { get; } = Assembly.Load("TastyPS.Models");

    /// <summary>Every cmdlet class of the module.</summary>
    public static IReadOnlyList<Type> CmdletTypes { get; } = [.. Cmdlets.GetTypes().Where(t => !t.IsAbstract && t.IsDefined(typeof(CmdletAttribute))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>A file of the repository.</summary>
    public static string File(params string[] parts) => Path.Combine([SharedFolder.Repository, .. parts]);
}
