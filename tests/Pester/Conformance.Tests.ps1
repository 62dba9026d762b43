<#
    Runs the engine scenarios of tests/TastyPS.Probe on this very PowerShell and compares with the recorded facts,
    so that the engine double (held to the same facts by xunit) cannot drift.

    Record anew:  pwsh tests/Pester/Conformance.Tests.ps1 -Record
#>
param([switch] $Record)

# A function, because Pester runs discovery and tests in scopes of their own.
$helpers = {
    function Import-Probe {
        $root = Resolve-Path "$PSScriptRoot/../.."
        $probe = Get-ChildItem "$root/tests/TastyPS.Probe/bin" -Recurse -Filter TastyPS.Probe.dll -ErrorAction Ignore |
            Sort-Object LastWriteTime | Select-Object -Last 1
        if (-not $probe) { throw 'Build the probe first: dotnet build tests/TastyPS.Probe' }
        [void][System.Reflection.Assembly]::LoadFrom($probe.FullName)
    }

    function Get-FactsPath { Join-Path $PSScriptRoot '../Conformance/engine-facts.json' }
}
. $helpers

if ($Record) {
    Import-Probe
    $facts = [ordered]@{}
    foreach ($scenario in [TastyProbe.Scenarios]::All | Sort-Object Id) {
        $facts[$scenario.Id] = @([TastyProbe.EngineRecorder]::Record($scenario))
    }
    $facts | ConvertTo-Json -Depth 3 | Set-Content (Get-FactsPath)
    "$($facts.Count) scenarios recorded from PowerShell $($PSVersionTable.PSVersion)"
    return
}

BeforeDiscovery {
    Import-Probe
    $ids = [TastyProbe.Scenarios]::All.Id
}

Describe 'The engine and its recorded facts' {
    BeforeAll {
        . $helpers
        $facts = Get-Content (Get-FactsPath) -Raw | ConvertFrom-Json -AsHashtable
    }

    It '<_>' -ForEach $ids {
        $id = $_
        $scenario = [TastyProbe.Scenarios]::All.Where({ $_.Id -eq $id })[0]
        ([TastyProbe.EngineRecorder]::Record($scenario) -join "`n") | Should -BeExactly ($facts[$id] -join "`n")
    }
}
