#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Measures Watch-TastyQuote in a real PowerShell: objects a second out of the pipeline, against ready-made objects.
.DESCRIPTION
    A feed in another process sends quotes of 1000 symbols as fast as they are taken. Runs are made in turn with piping the same
    number of ready-made quotes into ForEach-Object {}; medians are compared. At least half is asked for.
    Timings are noisy: the ratio is what counts. What a run of one object takes (connecting, subscribing, saying good-bye to a
    server that does not listen) is taken off; it is shown, too.
.EXAMPLE
    ./build.ps1 -Task Build; dotnet build -c Release tests/TastyPS.Benchmarks; ./tests/TastyPS.Benchmarks/Measure-Stream.ps1
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The secrets of a rig open nothing')]
[CmdletBinding()]
param(
    [int] $Count = 500000,

    [int] $Runs = 5,

    # The built module; by default the newest one in output.
    [string] $Module = (Get-ChildItem (Join-Path $PSScriptRoot '../../output/TastyPS/*/TastyPS.psd1') | Sort-Object LastWriteTime | Select-Object -Last 1).FullName,

    [string] $Stand = (Join-Path $PSScriptRoot 'bin/Release/net10.0/TastyPS.Benchmarks.dll')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-Median([double[]] $Value) { ($Value | Sort-Object)[[math]::Floor($Value.Count / 2)] }

Import-Module $Module
$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
$Stand, 'feed', '2000000000' | ForEach-Object { $start.ArgumentList.Add($_) }
$start.RedirectStandardInput = $start.RedirectStandardOutput = $true
$feed = [System.Diagnostics.Process]::Start($start)
try {
    $uri = $feed.StandardOutput.ReadLine()
    $secret = ConvertTo-SecureString 'rig' -AsPlainText -Force
    Connect-TastySession -Environment Paper -Uri $uri -ClientSecret $secret -RefreshToken $secret -Scope Process | Out-Null
    $symbols = @(0..999 | ForEach-Object { [pscustomobject]@{ StreamerSymbol = 'SYM{0:0000}' -f $_ } }) + [pscustomobject]@{ StreamerSymbol = 'ENDMARK' }
    $ready = @($symbols | Watch-TastyQuote -Count $Count)
    $rows = foreach ($run in 1..$Runs) {
        $piped = (Measure-Command { $ready | ForEach-Object { } }).TotalSeconds
        $streamed = (Measure-Command { $symbols | Watch-TastyQuote -Count $Count | ForEach-Object { } }).TotalSeconds
        $edges = (Measure-Command { $symbols | Watch-TastyQuote -Count 1 | ForEach-Object { } }).TotalSeconds
        [pscustomobject]@{ Run = $run; Piped = $Count / $piped; Streamed = ($Count - 1) / ($streamed - $edges); Edges = $edges }
    }
    $rows | Format-Table Run, @{ n = 'Edges s'; e = { '{0:n2}' -f $_.Edges } }, @{ n = 'Ready-made/s'; e = { '{0:n0}' -f $_.Piped } }, @{ n = 'Streamed/s'; e = { '{0:n0}' -f $_.Streamed } }
    [pscustomobject]@{
        Objects = $Count
        ReadyMadePerSecond = [long](Get-Median $rows.Piped)
        StreamedPerSecond = [long](Get-Median $rows.Streamed)
        Ratio = [math]::Round((Get-Median $rows.Streamed) / (Get-Median $rows.Piped), 2)
        AskedFor = 0.5
    }
}
finally {
    $feed.StandardInput.Close()
    if (-not $feed.WaitForExit(2000)) { $feed.Kill() }
}
