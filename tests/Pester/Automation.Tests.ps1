Describe 'Unattended' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        Connect-Paper | Out-Null
        $account = '5WP10042'
        $samples = Join-Path $PSScriptRoot '../../samples/automation'

        # What a scheduler gives a process: a home with the module in it, a path, and nothing else.
        $bare = Join-Path $TestDrive 'bare'
        $modules = New-Item "$bare/.local/share/powershell/Modules" -ItemType Directory -Force
        New-Item "$bare/tastyps" -ItemType Directory | Out-Null
        Copy-Item "$samples/day.ps1" "$bare/tastyps"
        New-Item "$modules/TastyPS" -ItemType SymbolicLink -Value (Split-Path (Split-Path (Get-Module TastyPS).Path)) | Out-Null
        $path = (Split-Path ([System.Environment]::ProcessPath)) + ':/usr/local/bin:/usr/bin:/bin'
    }

    AfterAll { Disconnect-Paper }

    Context 'Reconciliation' {
        It 'takes the first snapshot, and finds nothing after it' {
            Sync-TastyPosition -AccountNumber $account -WarningAction Ignore | Should -Not -BeNullOrEmpty
            Compare-TastyPosition -AccountNumber $account | Should -BeNullOrEmpty
        }

        It 'shows an order of the app, with its source' {
            $leg = @{ 'instrument-type' = 'Equity'; symbol = 'KO'; quantity = 10; action = 'Buy to Open' }
            $order = @{ 'order-type' = 'Limit'; price = '1.00'; 'price-effect' = 'Debit'; 'time-in-force' = 'GTC'; source = 'WBT'; legs = @($leg) }
            Invoke-TastyApi -Method POST -Path "/accounts/$account/orders" -Body $order -Confirm:$false | Out-Null

            $found = Compare-TastyPosition -AccountNumber $account

            $found.Class | Should -Be OrderForeign
            $found.Explanation | Should -BeLike 'sent by WBT: Buy to Open 10 KO*'
        }

        It 'takes it over' {
            (Sync-TastyPosition -AccountNumber $account -WarningAction Ignore).Action | Should -Be Adopted
            Compare-TastyPosition -AccountNumber $account | Should -BeNullOrEmpty
        }
    }

    Context 'Invoke-TastyAutomation' {
        It 'runs a block in the session of its caller, and keeps an intact log' {
            $greeting = 'hello'
            $outcome = Invoke-TastyAutomation -Name one -AccountNumber $account { param($Automation) $Automation.Log($greeting, @{ token = 'abc' }); $Automation.Run }

            $outcome[0] | Should -Be 1
            $outcome[1].ExitCode | Should -Be 0
            ($outcome[1] | Test-TastyAutomationLog).IsIntact | Should -BeTrue
            $log = Get-Content $outcome[1].LogPath | ConvertFrom-Json
            ($log | Where-Object event -EQ note).message | Should -BeExactly 'hello'
            ($log | Where-Object event -EQ note).data.token | Should -BeExactly '***'
        }

        It 'sees that a log was changed' {
            $outcome = Invoke-TastyAutomation -Name two -AccountNumber $account { }
            (Get-Content $outcome.LogPath -Raw).Replace('"run":1', '"run":2') | Set-Content $outcome.LogPath -NoNewline

            (Test-TastyAutomationLog $outcome.LogPath).IsIntact | Should -BeFalse
        }

        It 'stops a loop without end at the stop time' {
            $outcome = Invoke-TastyAutomation -Name three -AccountNumber $account -StopAt (Get-Date).AddSeconds(2) { while ($true) { } }

            $outcome.Reason | Should -BeExactly 'the stop time'
            $outcome.ExitCode | Should -Be 0
        }

        It 'tells of a failure, with its class' {
            $alerts = [System.Collections.Generic.List[object]]::new()
            $outcome = Invoke-TastyAutomation -Name four -AccountNumber $account { Get-Item /nope } -AlertScript { param($Alert) $alerts.Add($Alert) }

            $outcome.Outcome | Should -Be Failed
            $alerts.Kind | Should -Be RunFailed, Ended
        }

        It 'gives an order that the venue refuses exit code 4' {
            (Invoke-TastyAutomation -Name five -AccountNumber $account { New-TastyOrder F -Buy 900000 -Market -AccountNumber 5WP10042 -Confirm:$false }).ExitCode | Should -Be 4
        }
    }

    Context 'By a scheduler' {
        It 'ends the host with 2 where a question finds nobody' {
            $script = "Import-Module '$((Get-Module TastyPS).Path)'; Connect-TastySession -Scope Process | Out-Null; Invoke-TastyAutomation { New-TastyOrder F -Buy 1 -Market -AccountNumber 5WP10042 } -Exit"
            & ([System.Environment]::ProcessPath) -NoProfile -NonInteractive -Command $script | Out-Null
            $LASTEXITCODE | Should -Be 2
        }

        It 'runs as cron runs it' -Skip:$IsWindows {
            $line = (Get-Content "$samples/tastyps.cron" | Select-String '^35 9 \* \* 1-5 (?<command>.+)$').Matches[0].Groups['command'].Value

            env -i "HOME=$bare" SHELL=/bin/sh "PATH=$path" /bin/sh -c $line

            $LASTEXITCODE | Should -Be 0
            "$bare/tastyps/day.log" | Should -FileContentMatch 'Outcome +: Ok'
        }

        It 'runs as systemd runs it' -Skip:$IsWindows {
            $start = (Get-Content "$samples/tastyps-day.service" | Select-String '^ExecStart=(?<command>.+)$').Matches[0].Groups['command'].Value.Replace('%h', $bare).Split(' ')

            # The same orders again within five minutes: the journal refuses them, and the unit fails for good.
            env -i "HOME=$bare" "PATH=$path" $start | Out-Null

            $LASTEXITCODE | Should -Be 6
        }

        It 'has units that systemd takes' -Skip:(-not (Get-Command systemd-analyze -ErrorAction Ignore)) {
            $units = Copy-Item "$samples/tastyps-day.*" $TestDrive -PassThru
            systemd-analyze verify $units.FullName 2>&1 | Should -BeNullOrEmpty
            $LASTEXITCODE | Should -Be 0
        }
    }
}
