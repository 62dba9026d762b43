<#
    Runs the engine scenarios of tests/TastyPS.Probe on this very PowerShell and compares with the recorded facts,
    so that the engine double (held to the same facts by xunit) cannot drift.

    Record anew:  pwsh tests/Pester/Conformance.Tests.ps1 -Record
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Record', Justification = 'Read below, outside of any function')]
param([switch] $Record)

$root = (Resolve-Path "$PSScriptRoot/../..").Path
$probe = Get-ChildItem "$root/tests/TastyPS.Probe/bin" -Recurse -Filter TastyPS.Probe.dll -ErrorAction Ignore |
    Sort-Object LastWriteTime | Select-Object -Last 1
if (-not $probe) { throw 'Build the probe first: dotnet build tests/TastyPS.Probe' }
[void][System.Reflection.Assembly]::LoadFrom($probe.FullName)
$scenarios = [TastyProbe.Scenarios]::All

if ($Record) {
    $facts = [ordered]@{}
    foreach ($scenario in $scenarios | Sort-Object Id) { $facts[$scenario.Id] = @([TastyProbe.EngineRecorder]::Record($scenario)) }
    $facts | ConvertTo-Json -Depth 3 | Set-Content "$root/tests/Conformance/engine-facts.json"
    "$($facts.Count) scenarios recorded from PowerShell $($PSVersionTable.PSVersion)"
    return
}

Describe 'The engine and its recorded facts' {
    BeforeAll {
        $script:recorded = Get-Content "$PSScriptRoot/../Conformance/engine-facts.json" -Raw | ConvertFrom-Json -AsHashtable
    }

    It '<Id>' -ForEach $scenarios {
        $transcript = [TastyProbe.EngineRecorder]::Record($_)

        $transcript -join "`n" | Should -BeExactly ($script:recorded[$_.Id] -join "`n")
    }
}
