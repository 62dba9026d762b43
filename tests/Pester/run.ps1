<#
    Runs the tests of this folder in a process of their own, with the built module first on the module path.
    Called by build.ps1 -Task Test.
#>
param([string] $ResultPath)

Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Exit = $true
$configuration.TestResult.Enabled = [bool] $ResultPath
$configuration.TestResult.OutputPath = $ResultPath
Invoke-Pester -Configuration $configuration
