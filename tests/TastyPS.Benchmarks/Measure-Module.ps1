#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Measures the built module in a real PowerShell: import, a REST call, an order, a long history.
.DESCRIPTION
    Import   Import-Module TastyPS against Import-Module PSScriptAnalyzer, fresh processes in turn, medians.
    Call     One REST cmdlet against Invoke-RestMethod on the same loopback broker, in turn, medians.
    Order    New-TastyOrder without preview, its journal flushed to disk, against Invoke-RestMethod posting the same body to
             the same loopback broker, in turn, medians.
    History  100,000 transactions from a broker in another process into Export-Csv: when the first row comes, and how much
             the peak of memory grows over a warmed-up call of 1,000 rows.
    Timings are noisy: ratios are what counts.
.EXAMPLE
    ./build.ps1 -Task Build; ./tests/TastyPS.Benchmarks/Measure-Module.ps1
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The secrets of a paper broker open nothing else')]
[CmdletBinding()]
param(
    [ValidateSet('Import', 'Call', 'Order', 'History')]
    [string[]] $What = @('Import', 'Call', 'Order', 'History'),

    # The built module; by default the newest one in output.
    [string] $Module = (Get-ChildItem (Join-Path $PSScriptRoot '../../output/TastyPS/*/TastyPS.psd1') | Sort-Object LastWriteTime | Select-Object -Last 1).FullName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$pwsh = [System.Environment]::ProcessPath
$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path

function Get-Median {
    param([double[]] $Value)
    $sorted = $Value | Sort-Object
    $sorted[[int][math]::Floor($sorted.Count / 2)]
}

function Start-Broker {
    <# .SYNOPSIS The paper server in a process of its own; gives the process and its ready line. #>
    param([string[]] $Argument = @())
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($word in @('run', '-c', 'Release', '--project', (Join-Path $root 'samples/PaperServer'), '--', '--port', '0') + $Argument) { $start.ArgumentList.Add($word) }
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    do { $line = $process.StandardOutput.ReadLine() } until ($null -eq $line -or $line.StartsWith('{'))
    if ($null -eq $line) { throw 'The paper server did not start.' }
    [pscustomobject]@{ Process = $process; Ready = $line | ConvertFrom-Json }
}

function Stop-Broker {
    param($Broker)
    $Broker.Process.Kill($true)
    $Broker.Process.WaitForExit()
}

function Connect-Broker {
    param($Ready)
    $secure = { param($text) ConvertTo-SecureString $text -AsPlainText -Force }
    $null = Connect-TastySession -Environment Paper -Uri $Ready.rest -Scope Process -ClientSecret (& $secure $Ready.clientSecret) -RefreshToken (& $secure $Ready.refreshToken)
}

function Measure-Import {
    $script = New-TemporaryFile | Rename-Item -NewName { $_.Name + '.ps1' } -PassThru
    'param($Name) $w = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module $Name; $w.Elapsed.TotalMilliseconds' | Set-Content $script
    try {
        $times = @{ Module = @(); PSScriptAnalyzer = @() }
        foreach ($round in 0..10) {
            foreach ($name in 'Module', 'PSScriptAnalyzer') {
                $time = [double](& $pwsh -NoProfile -File $script ($name -eq 'Module' ? $Module : $name))
                # The first round warms the disk's cache.
                if ($round -gt 0) { $times[$name] += $time }
            }
        }
        $ours = Get-Median $times.Module
        $theirs = Get-Median $times.PSScriptAnalyzer
        [pscustomobject]@{ What = 'Import-Module'; Ours = '{0:0} ms' -f $ours; Other = 'PSScriptAnalyzer {0:0} ms' -f $theirs; Ratio = [math]::Round($ours / $theirs, 2); Limit = 1.0 }
    }
    finally {
        Remove-Item $script
    }
}

function Compare-Broker {
    <# .SYNOPSIS Times two ways of asking one broker, in turn; each gets the account, the address, a header with a token, and the round. #>
    param([string] $What, [double] $Limit, [scriptblock] $Ours, [scriptblock] $Theirs)
    Import-Module $Module
    # On the disk of this repository: a temporary folder may be in memory, where a flush costs nothing.
    $scratch = Join-Path $root "output/bench-$PID"
    $before = $env:TASTYPS_HOME
    $broker = Start-Broker
    try {
        $rest = $broker.Ready.rest
        $number = $broker.Ready.accounts[0]
        $token = (Invoke-RestMethod "$rest/oauth/token" -Method Post -UserAgent bench/1 -ContentType application/json -Body (@{ grant_type = 'refresh_token'; refresh_token = $broker.Ready.refreshToken; client_secret = $broker.Ready.clientSecret } | ConvertTo-Json)).access_token
        $header = @{ Authorization = "Bearer $token" }
        $mine = [System.Collections.Generic.List[double]]::new()
        $other = [System.Collections.Generic.List[double]]::new()
        $watch = [System.Diagnostics.Stopwatch]::new()
        foreach ($round in 1..240) {
            # A state folder for each fifty: at sixty orders within a minute the circuit breaker opens.
            if ($round % 50 -eq 1) {
                $env:TASTYPS_HOME = (New-Item (Join-Path $scratch $round) -ItemType Directory -Force).FullName
                Connect-Broker $broker.Ready
            }
            $watch.Restart(); $null = & $Ours $number $rest $header $round; $first = $watch.Elapsed.TotalMilliseconds
            $watch.Restart(); $null = & $Theirs $number $rest $header $round; $second = $watch.Elapsed.TotalMilliseconds
            # The first rounds warm both up.
            if ($round -gt 40) { $mine.Add($first); $other.Add($second) }
        }
        $a = Get-Median $mine
        $b = Get-Median $other
        [pscustomobject]@{ What = $What; Ours = '{0:0.00} ms' -f $a; Other = 'Invoke-RestMethod {0:0.00} ms' -f $b; Ratio = [math]::Round($a / $b, 2); Limit = $Limit }
    }
    finally {
        Stop-Broker $broker
        Remove-Item $scratch -Recurse
        $env:TASTYPS_HOME = $before
    }
}

function Measure-Call {
    $ours = { param($number) Get-TastyTradingStatus -AccountNumber $number }
    $theirs = {
        param($number, $rest, $header)
        Invoke-RestMethod "$rest/accounts/$number/trading-status" -Headers $header -UserAgent bench/1
    }
    Compare-Broker -What 'Get-TastyTradingStatus' -Limit 0.6 -Ours $ours -Theirs $theirs
}

function Measure-Order {
    # Rests far below the market; each at a price of its own, for the same one twice is refused.
    $ours = {
        param($number, $rest, $header, $round)
        New-TastyOrder SPY -Buy 1 -Open -Limit (1 + $round / 100) -AccountNumber $number -NoPreview -Confirm:$false
    }
    $theirs = {
        param($number, $rest, $header, $round)
        $body = '{"time-in-force":"Day","order-type":"Limit","price":"' + (1 + $round / 100).ToString([cultureinfo]::InvariantCulture) + '","price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"SPY","action":"Buy to Open","quantity":1}]}'
        Invoke-RestMethod "$rest/accounts/$number/orders" -Method Post -Headers $header -UserAgent bench/1 -ContentType application/json -Body $body
    }
    Compare-Broker -What 'New-TastyOrder' -Limit 2.0 -Ours $ours -Theirs $theirs
}

function Measure-History {
    Import-Module $Module
    $broker = Start-Broker '--rows', '100000'
    $csv = New-TemporaryFile
    try {
        Connect-Broker $broker.Ready
        $number = $broker.Ready.accounts[-1]
        foreach ($warm in 1..3) { Get-TastyTransaction -AccountNumber $number -First 1000 | Export-Csv $csv }
        [System.GC]::Collect()
        # Linux and Windows keep a peak of the working set that cannot be reset, so it is sampled while the rows run by.
        $process = [System.Diagnostics.Process]::GetCurrentProcess()
        $process.Refresh()
        $before = $process.WorkingSet64
        $state = @{ Peak = 0L; First = $null; Rows = 0 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Get-TastyTransaction -AccountNumber $number | ForEach-Object {
            if ($null -eq $state.First) {
                $state.First = $watch.Elapsed.TotalSeconds
                $state.Calls = ((Get-TastySession).Endpoints | Where-Object Endpoint -Like '*/transactions').Count
            }
            if (++$state.Rows % 500 -eq 0) { $process.Refresh(); $state.Peak = [math]::Max($state.Peak, $process.WorkingSet64) }
            $_
        } | Export-Csv $csv
        $grown = ($state.Peak - $before) / 1MB
        [pscustomobject]@{ What = "Get-TastyTransaction, $($state.Rows) rows in $([math]::Round($watch.Elapsed.TotalSeconds, 1)) s"; Ours = 'first row after {0:0.00} s and {1} page' -f $state.First, ($state.Calls - 3); Other = 'memory +{0:0} MB' -f $grown; Ratio = [math]::Round($grown / 50, 2); Limit = 1.0 }
    }
    finally {
        Remove-Item $csv
        Stop-Broker $broker
    }
}

foreach ($task in $What) { & "Measure-$task" }
