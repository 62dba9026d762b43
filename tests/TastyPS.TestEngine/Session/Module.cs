namespace System.Management.Automation;

/// <summary>Called when the assembly is imported as a module.</summary>
public interface IModuleAssemblyInitializer
{
    void OnImport();
}

/// <summary>Called when the module is removed.</summary>
public interface IModuleAssemblyCleanup
{
    void OnRemove(PSModuleInfo psModuleInfo);
}

/// <summary>A module, in name only.</summary>
public sealed class PSModuleInfo
{
    internal PSModuleInfo(string name) => Name = name;

    public string Name { get; }
}
