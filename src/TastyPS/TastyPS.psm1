# LoadFrom takes 2 ms where Add-Type takes 117; the types are visible to scripts all the same.
$models = [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'TastyPS.Models.dll')
try { $null = [System.Reflection.Assembly]::LoadFrom($models) }
catch [System.IO.FileLoadException] {
    # A process keeps the first version of an assembly that it loads, whatever becomes of the module.
    $other = [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'TastyPS.Models' })[0].GetName().Version.ToString(3)
    $message = "TastyPS $other is loaded in this PowerShell, and a process holds one version: this one cannot be imported beside it. Start a new PowerShell for it."
    throw [System.Management.Automation.ErrorRecord]::new([System.InvalidOperationException]::new($message), 'TastyPS.Module.OtherVersion', 'ResourceExists', $PSScriptRoot)
}
$inner = Import-Module -Assembly ([TastyPS.ModuleLoadContext]::Module) -PassThru

# Import-Module -Force drops what an -Assembly import brought in, cmdlets and aliases alike, and the engine has no public
# way to add it back: https://github.com/PowerShell/PowerShell/issues/20710
$hidden = [System.Reflection.BindingFlags]'Instance, NonPublic'
$addCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', $hidden)
$addAlias = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedAlias', $hidden)
foreach ($cmdlet in $inner.ExportedCmdlets.Values) { $addCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet)) }
foreach ($alias in $inner.ExportedAliases.Values) { $addAlias.Invoke($ExecutionContext.SessionState.Module, @(, $alias)) }
