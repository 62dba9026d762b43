#Requires -Version 7.4
<#
.SYNOPSIS
    A scheduled run: takes profits of half the premium, and ends with the exit code that the scheduler sees.
.DESCRIPTION
    Without -ProfileName it runs on the built-in paper broker. See about_TastyAutomation for the cron line, the systemd timer and the
    Windows task that start it.
#>
param([string] $ProfileName)

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
Import-Module TastyPS

$connect = $ProfileName ? @{ Profile = $ProfileName } : @{ Environment = 'Paper'; Scope = 'Process' }
Connect-TastySession @connect | Out-Null
$account = (Get-TastyAccount | Select-Object -First 1).AccountNumber

Invoke-TastyAutomation -Name day -AccountNumber $account -MarketHours Equity -Exit -ScriptBlock {
    param($Automation)

    foreach ($option in Get-TastyPosition -AccountNumber $Automation.AccountNumber -InstrumentType EquityOption) {
        if ($option.SignedQuantity -ge 0 -or $option.MarkPrice -gt $option.AverageOpenPrice / 2) { continue }
        $Automation.Log("half the premium of $($option.Symbol) is earned", @{ mark = $option.MarkPrice })
        $option | Close-TastyPosition -Limit Mid -Confirm:$false | Out-Null
    }
} -AlertScript {
    param($Alert)

    if (-not $env:TASTYPS_WEBHOOK) { return }
    $body = @{ text = "$Alert" } | ConvertTo-Json
    Invoke-RestMethod $env:TASTYPS_WEBHOOK -Method Post -ContentType application/json -Body $body -TimeoutSec 10
}
