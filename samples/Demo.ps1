#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    A trading day on the built-in paper broker: no account, no network, no money.
.EXAMPLE
    ./build.ps1 -Task Demo
#>
[CmdletBinding()]
param(
    # The built module; by default the newest one in output.
    [string] $Module = (Get-ChildItem (Join-Path $PSScriptRoot '../output/TastyPS/*/TastyPS.psd1') | Sort-Object LastWriteTime | Select-Object -Last 1).FullName,

    # Where the positions go.
    [string] $Out = 'positions.csv'
)

$ErrorActionPreference = 'Stop'
Import-Module $Module

# -Scope Process: the demo leaves no profile behind.
Connect-TastySession -Environment Paper -Scope Process | Format-Table
Get-TastyAccount | Format-Table
Get-TastyBalance | Format-Table
Get-TastyPosition | Format-Table

Get-TastyPosition | Export-Csv $Out -UseCulture
"Wrote $((Import-Csv $Out -UseCulture).Count) positions to $((Resolve-Path $Out).Path)."

$account = (Get-TastyAccount)[0].AccountNumber
New-TastyOrder SPY -Buy 1 -Limit 100 -AccountNumber $account -DryRun | Format-List
Disconnect-TastySession
