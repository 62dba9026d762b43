# LoadFrom takes 2 ms where Add-Type takes 117; the types are visible to scripts all the same.
$null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'bin', 'TastyPS.Models.dll'))
$inner = Import-Module -Assembly ([TastyPS.ModuleLoadContext]::Module) -PassThru

# Import-Module -Force drops what an -Assembly import brought in, cmdlets and aliases alike, and the engine has no public
# way to add it back: https://github.com/PowerShell/PowerShell/issues/20710
$hidden = [System.Reflection.BindingFlags]'Instance, NonPublic'
$addCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', $hidden)
$addAlias = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedAlias', $hidden)
foreach ($cmdlet in $inner.ExportedCmdlets.Values) { $addCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet)) }
foreach ($alias in $inner.ExportedAliases.Values) { $addAlias.Invoke($ExecutionContext.SessionState.Module, @(, $alias)) }
