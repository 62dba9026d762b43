Describe 'Limits' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $broker = Start-TastyPaperBroker -Port 0 -Seed 42 -StartTime ([datetime] '2026-11-20T15:00:00Z') -Speed 1 -InformationAction Ignore
        $module = (Get-Module TastyPS).Path -replace 'psm1$', 'psd1'
        $state = Join-Path $TestDrive 'state'

        # Another process of the same user: its own pwsh, the same state folder, the same venue.
        function Invoke-Elsewhere([string] $Script) {
            $names = @{
                TASTYPS_HOME = $state; TASTYPS_ENVIRONMENT = 'Paper'; TASTYPS_BASE_URL = $broker.Rest
                TASTYPS_CLIENT_SECRET = $broker.ClientSecret; TASTYPS_REFRESH_TOKEN = $broker.RefreshToken
            }
            $before = @{}
            foreach ($name in $names.Keys) {
                $before[$name] = [Environment]::GetEnvironmentVariable($name)
                [Environment]::SetEnvironmentVariable($name, $names[$name])
            }
            try {
                & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; Import-Module '$module'; `$PSDefaultParameterValues['*-Tasty*:AccountNumber'] = '5WP10042'; try { $Script } catch { `$_.FullyQualifiedErrorId }"
            }
            finally {
                foreach ($name in $names.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
            }
        }

        $lose = 'foreach ($leg in "BTO 1 NDX 261218P18000", "STC 1 NDX 261218P18000") { $null = New-TastyOrder -Leg $leg -Market -Wait -Timeout 60 -AllowDuplicate -Confirm:$false }'
        $measure = '(New-TastyOrder MSFT -Buy 1 -Limit 300 -AsRequest | Test-TastyRiskPolicy -Rule MaxDailyLoss).Measured.ToString([cultureinfo]::InvariantCulture)'
        $open = '(New-TastyOrder MSFT -Buy 1 -Limit 300 -AllowDuplicate -Confirm:$false).UnderlyingSymbol'
    }

    AfterAll { Disconnect-Paper }

    It 'let two processes lose half each, and refuse the next order in both and after a restart' {
        Invoke-Elsewhere "`$null = Set-TastyRiskPolicy -MaxDailyLoss 1000000 -Confirm:`$false"
        $start = [decimal] (Invoke-Elsewhere $measure)
        $half = [decimal] (Invoke-Elsewhere "$lose; $measure") - $start
        $half | Should -BeGreaterThan 0
        # Not quite twice the half: the market moves what is held meanwhile.
        $limit = $start + 1.6 * $half
        Invoke-Elsewhere "`$null = Set-TastyRiskPolicy -AccountNumber 5WP10042 -MaxDailyLoss $($limit.ToString([cultureinfo]::InvariantCulture)) -Confirm:`$false"
        Invoke-Elsewhere $open | Should -Be MSFT

        Invoke-Elsewhere $lose

        Invoke-Elsewhere $open | Should -BeLike 'TastyPS.Risk.Refused,*'
        Invoke-Elsewhere $open | Should -BeLike 'TastyPS.Risk.Refused,*'
    }

    It 'stop every process by the switch, and let it close' {
        Invoke-Elsewhere "`$null = Set-TastyRiskPolicy -AccountNumber 5WP10042 -Remove MaxDailyLoss -Confirm:`$false; `$null = Disable-TastyTrading Paper -Reason test"
        Invoke-Elsewhere $open | Should -BeLike 'TastyPS.Breaker.TradingDisabled,*'
        Invoke-Elsewhere '(Close-TastyPosition XOM -Limit 999 -Confirm:$false).UnderlyingSymbol' | Should -Be XOM
        Invoke-Elsewhere "`$null = Enable-TastyTrading Paper -Confirm:`$false; $open" | Should -Be MSFT
    }

    It 'cancel from a window without a session what another has left resting, and say so' {
        Invoke-Elsewhere "(Get-TastyOrder -Working | Where-Object UnderlyingSymbol -EQ MSFT | Measure-Object).Count -gt 0" | Should -Be True

        $told = Invoke-Elsewhere "`$PSDefaultParameterValues.Clear(); `$null = Disable-TastyTrading Paper -CancelOrder -WarningVariable told 3>`$null; `$told.Message"

        $told | Should -Match "resting orders that open were cancelled in 5WP10042 of 'environment' \([1-9]"
        Invoke-Elsewhere "Start-Sleep -Seconds 2; (Get-TastyOrder -Working | Where-Object UnderlyingSymbol -EQ MSFT | Measure-Object).Count" | Should -Be 0
        $null = Invoke-Elsewhere "Enable-TastyTrading Paper -Confirm:`$false"
    }
}
