<#
    What the Pester files share; dot-sourced in their BeforeAll. None of them touches the user's own profiles, and the
    paper broker they connect to stands still at one moment, so that every run sees the same world.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The secrets of a paper broker open nothing else')]
param()

Import-Module TastyPS
$env:TASTYPS_HOME = Join-Path $TestDrive 'home'
Get-ChildItem Env: | Where-Object Name -Match '^(TT_|TASTYPS_(?!HOME$))' | Remove-Item

function Connect-Paper {
    <# .SYNOPSIS Starts a seeded broker on loopback, its clock at a near standstill, and connects to it. #>
    Start-TastyPaperBroker -Port 0 -Seed 42 -StartTime ([datetime] '2026-11-20T15:00:00Z') -Speed 0.001 -InformationAction Ignore | Connect-Broker -Name pester
}

function Connect-Broker {
    <# .SYNOPSIS Connects to a broker that Start-TastyPaperBroker gave. #>
    param([Parameter(ValueFromPipeline)] $Broker, [string] $Name)
    process {
        $login = @{
            ClientSecret = ConvertTo-SecureString $Broker.ClientSecret -AsPlainText
            RefreshToken = ConvertTo-SecureString $Broker.RefreshToken -AsPlainText
        }
        Connect-TastySession -Environment Paper -Profile $Name -Scope Process -Uri $Broker.Rest @login
    }
}

function Disconnect-Paper {
    <# .SYNOPSIS Ends every session and broker of this process. #>
    Get-TastySession | Disconnect-TastySession
    Stop-TastyPaperBroker
}

function Use-Culture {
    <# .SYNOPSIS Runs a block under another culture. #>
    param([string] $Name, [scriptblock] $Block)
    $before = [cultureinfo]::CurrentCulture
    try {
        [cultureinfo]::CurrentCulture = $Name
        & $Block
    }
    finally {
        [cultureinfo]::CurrentCulture = $before
    }
}

function Show-Position {
    <# .SYNOPSIS The table of positions as lines. The date of an expiration depends on the time zone and is masked. #>
    Use-Culture en-US { Get-TastyPosition | Out-String -Width 120 -Stream } | ForEach-Object { $_.TrimEnd() -replace '\d{4}-\d\d-\d\d$', '<date>' }
}
