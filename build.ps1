#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests and shows TastyPS.
.DESCRIPTION
    Build    the module into output/TastyPS/<version>, ready for Import-Module
    Demo     Build, then a trading day on the built-in paper broker (samples/Demo.ps1)
    Test     dotnet test, then Pester on the built module where Pester 5 or later is found
    Docs     the help files from docs/en-US into the built module
    Analyze  PSScriptAnalyzer over every script and the manifest
    Package  Build, then a zip (and a nupkg where PSResourceGet is found) in output
    Soak     the long-running load of tests/TastyPS.Benchmarks
    Bench    its measurements
.EXAMPLE
    ./build.ps1 -Task Demo
.EXAMPLE
    ./build.ps1 -Task Test -PesterOnly -ResultFolder ./TestResults
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Demo', 'Test', 'Docs', 'Analyze', 'Package', 'Soak', 'Bench')]
    [string[]] $Task = 'Build',

    # Leaves dotnet test out.
    [switch] $PesterOnly,

    # Where dotnet test (trx) and Pester (NUnit XML) leave their results.
    [string] $ResultFolder,

    # Runs Pester on the module that lies in output already.
    [switch] $NoBuild
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$InformationPreference = 'Continue'

$manifest = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'TastyPS.psd1')
$output = Join-Path $PSScriptRoot 'output'
$module = Join-Path $output "TastyPS/$($manifest.ModuleVersion)"
$pwsh = [System.Environment]::ProcessPath

function Invoke-Native {
    <# .SYNOPSIS Runs a program and throws when it fails. #>
    param([string] $Program, [string[]] $Argument)
    & $Program @Argument | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "$Program $($Argument -join ' ') ended with exit code $LASTEXITCODE." }
}

function Find-InstalledModule {
    <# .SYNOPSIS The newest installed version of a module that is at least the given one. #>
    param([string] $Name, [version] $Minimum)
    Get-Module -ListAvailable -Name $Name | Where-Object Version -GE $Minimum | Sort-Object Version | Select-Object -Last 1
}

function Build-Module {
    if (Test-Path $module) { Remove-Item $module -Recurse -Force }
    Invoke-Native dotnet publish, (Join-Path $PSScriptRoot 'src/TastyPS'), '-c', 'Release', '-o', (Join-Path $module 'bin'), '-v', 'quiet', '-nologo'
    Copy-Item (Join-Path $PSScriptRoot 'TastyPS.psd1') $module
    Copy-Item (Join-Path $PSScriptRoot 'src/TastyPS/TastyPS.*') $module -Include *.psm1, *.ps1xml
    Copy-Item (Join-Path $PSScriptRoot 'LICENSE') $module
    Build-Help
    Write-Information "Built $module"
}

function Build-Help {
    $docs = Join-Path $PSScriptRoot 'docs/en-US'
    if (-not (Test-Path $docs)) { return }
    $help = (New-Item (Join-Path $module 'en-US') -ItemType Directory -Force).FullName

    # The pages are markdown, and Get-Help shows a console what stands there: no marks of headings, no fences.
    foreach ($about in Get-ChildItem $docs -Filter about_*.md) {
        (Get-Content $about.FullName) -replace '^#+ ' | Set-Content (Join-Path $help "$($about.BaseName).help.txt")
    }

    $pages = Get-ChildItem $docs -Filter *-*.md
    if (-not $pages) { return }
    $platyPS = Find-InstalledModule Microsoft.PowerShell.PlatyPS 1.0
    if (-not $platyPS) {
        Write-Information 'Microsoft.PowerShell.PlatyPS is not installed: the module is built without its help pages.'
        return
    }

    Import-Module $platyPS
    $scratch = New-Item (Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory
    try {
        $pages.FullName | Import-MarkdownCommandHelp | Export-MamlCommandHelp -OutputFolder $scratch | Out-Null
        foreach ($page in Get-ChildItem $scratch -Recurse -Filter *-Help.xml) {
            # PlatyPS separates the parts of an example by paragraphs with a control character.
            (Get-Content $page.FullName -Raw) -replace '</maml:para>\s*<maml:para>&#x80;</maml:para>\s*<maml:para>', "`n`n" `
                -replace '```powershell\r?\n', 'PS> ' -replace '```\w*\r?\n' -replace '\r?\n```' |
                Set-Content (Join-Path $help $page.Name)
        }
    }
    finally {
        Remove-Item $scratch -Recurse -Force
    }
}

function Show-Demo {
    Build-Module
    $demo = Join-Path $PSScriptRoot 'samples/Demo.ps1'
    # A process of its own: an imported module keeps its assemblies open, and the next build could not replace them.
    Invoke-WithModule { Invoke-Native $pwsh '-NoProfile', '-File', $demo }
}

function Invoke-WithModule {
    <# .SYNOPSIS Runs a block with the built module first on the module path, for itself and its child processes. #>
    param([scriptblock] $Action)
    $before = $env:PSModulePath
    try {
        $env:PSModulePath = $output + [System.IO.Path]::PathSeparator + $before
        & $Action
    }
    finally {
        $env:PSModulePath = $before
    }
}

function Test-Module {
    if (-not $PesterOnly) {
        $results = $ResultFolder ? @('--logger', 'trx', '--results-directory', $ResultFolder) : @()
        Invoke-Native dotnet (@('test', $PSScriptRoot, '-v', 'quiet', '-nologo') + $results)
    }

    $pester = Find-InstalledModule Pester 5.0
    if (-not $pester) {
        Write-Information 'Pester 5 is not installed (Install-PSResource Pester): the tests of tests/Pester were not run.'
        return
    }

    if (-not $NoBuild) { Build-Module }
    $arguments = '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'tests/Pester/run.ps1')
    if ($ResultFolder) { $arguments += '-ResultPath', (Join-Path $ResultFolder 'pester.xml') }
    Invoke-WithModule { Invoke-Native $pwsh $arguments }
}

function Test-Script {
    $analyzer = Find-InstalledModule PSScriptAnalyzer 1.20
    if (-not $analyzer) { throw 'PSScriptAnalyzer is not installed: Install-PSResource PSScriptAnalyzer' }
    Import-Module $analyzer
    $settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'
    # The manifest names files that lie beside it only in the built module.
    Build-Module
    $scripts = @(Get-ChildItem $PSScriptRoot -Recurse -Include *.ps1, *.psm1 | Where-Object FullName -NotMatch '[\\/](bin|obj|output)[\\/]') + @(Get-Item "$module/*.psd1")
    $findings = $scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings }
    $findings | Format-Table Severity, RuleName, ScriptName, Line, Message -Wrap | Out-Host
    if ($findings) { throw "PSScriptAnalyzer has $(@($findings).Count) findings." }
    Write-Information "PSScriptAnalyzer: $($scripts.Count) files, no finding."
}

function Compress-Module {
    Build-Module
    $zip = Join-Path $output "TastyPS.$($manifest.ModuleVersion).zip"
    Remove-Item $zip -ErrorAction Ignore
    [System.IO.Compression.ZipFile]::CreateFromDirectory($module, $zip)
    Write-Information "Packed $zip"
    if (Get-Command Compress-PSResource -ErrorAction Ignore) { Compress-PSResource -Path $module -DestinationPath $output }
}

function Invoke-Benchmark {
    param([string] $Argument)
    Invoke-Native dotnet run, '-c', 'Release', '--project', (Join-Path $PSScriptRoot 'tests/TastyPS.Benchmarks'), '--', $Argument
}

switch ($Task) {
    Build { Build-Module }
    Demo { Show-Demo }
    Test { Test-Module }
    Docs { if (Test-Path $module) { Build-Help } else { Build-Module } }
    Analyze { Test-Script }
    Package { Compress-Module }
    Soak { Invoke-Benchmark soak }
    Bench { Build-Module; Invoke-Benchmark all; & (Join-Path $PSScriptRoot 'tests/TastyPS.Benchmarks/Measure-Module.ps1') }
}
