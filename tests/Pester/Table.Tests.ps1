<#
    The table of positions against an approved text.

    Approve anew:  pwsh tests/Pester/Table.Tests.ps1 -Approve   (the built module first on $env:PSModulePath)
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Approve', Justification = 'Read below, outside of any function')]
param([switch] $Approve)

if ($Approve) {
    $TestDrive = [System.IO.Path]::GetTempPath()
    . "$PSScriptRoot/Paper.ps1"
    Connect-Paper | Out-Null
    Show-Position | Set-Content "$PSScriptRoot/approved/positions.txt"
    Disconnect-Paper
    return
}

Describe 'The table of positions' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        Connect-Paper | Out-Null
    }

    AfterAll { Disconnect-Paper }

    It 'is as approved' {
        Show-Position | Should -BeExactly (Get-Content "$PSScriptRoot/approved/positions.txt")
    }
}
