using System.Reflection;
using System.Runtime.InteropServices;

namespace TastyPS.Core.Doctor;

/// <summary>The versions of shell, module and runtime.</summary>
internal sealed class RuntimeCheck(Version powerShell) : IConnectionCheck
{
    private static readonly Version Oldest = new(7, 4);

    public string Name => "PowerShell";

    public Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        var module = typeof(RuntimeCheck).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        var detail = $"PowerShell {powerShell.ToString(3)}, TastyPS {module}, {RuntimeInformation.FrameworkDescription}.";
        return Task.FromResult<Finding?>(powerShell >= Oldest ? Finding.Pass(detail) : Finding.Fail(detail + " The module is made for PowerShell 7.4 and later.", "winget install Microsoft.PowerShell"));
    }
}
