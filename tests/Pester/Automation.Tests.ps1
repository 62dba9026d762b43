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
            $run = 'hello'
            $outcome = Invoke-TastyAutomation -Name one -AccountNumber $account { param($Automation) $Automation.Log($run, @{ token = 'abc' }); $Automation.Run; , @(1, 2) }

            $outcome[0] | Should -Be 1
            $outcome[1] | Should -HaveCount 2
            $outcome[2].ExitCode | Should -Be 0
            ($outcome[2] | Test-TastyAutomationLog).IsIntact | Should -BeTrue
            $log = Get-Content $outcome[2].LogPath | ConvertFrom-Json
            ($log | Where-Object event -EQ note).message | Should -BeExactly 'hello'
            ($log | Where-Object event -EQ note).data.token | Should -BeExactly '***'
        }

        It 'sees that a log was changed' {
            $outcome = Invoke-TastyAutomation -Name two -AccountNumber $account { }
            (Get-Content $outcome.LogPath -Raw).Replace('"run":1', '"run":2') | Set-Content $outcome.LogPath -NoNewline

            (Test-TastyAutomationLog $outcome.LogPath).IsIntact | Should -BeFalse
        }

        It 'gives output as it comes, until the pipeline has enough' {
            Invoke-TastyAutomation -Name enough -AccountNumber $account { 1..5 } | Select-Object -First 2 | Should -Be 1, 2
            { Invoke-TastyAutomation -Name enough -AccountNumber $account { 1 } | ForEach-Object { throw 'downstream' } } | Should -Throw downstream
        }

        It 'tells of a loop without end while it runs, and stops it at the stop time' {
            $told = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
            $watch = @{ Every = '00:00:01'; Heartbeat = '00:00:01'; StopAt = (Get-Date).AddSeconds(2.5) }

            $outcome = Invoke-TastyAutomation -Name three -AccountNumber $account @watch { while ($true) { } } -AlertScript {
                param($Alert)
                ($using:told).Enqueue($Alert.Kind)
                ($using:told).Enqueue((Get-TastySession).Name)
            }

            $told | Should -Be 'RunOverdue', 'pester'
            $outcome.Reason | Should -BeExactly 'the stop time'
            $outcome.ExitCode | Should -Be 0
        }

        It 'tells of a failure by the webhook of the docs' {
            $recipe = [regex]::Match((Get-Content "$PSScriptRoot/../../docs/en-US/about_TastyAutomation.md" -Raw), '(?ms)A webhook.*?-AlertScript \{(?<script>.*?)^    \}').Groups['script'].Value
            $port = ([uri] (Get-TastySession).Uri).Port + 1
            $listener = [System.Net.HttpListener]::new()
            do { $listener.Prefixes.Clear(); $listener.Prefixes.Add("http://127.0.0.1:$((++$port))/") } until ($(try { $listener.Start(); $true } catch { $listener = [System.Net.HttpListener]::new() }))
            $served = Start-ThreadJob {
                foreach ($i in 1, 2) {
                    $call = ($using:listener).GetContext()
                    [System.IO.StreamReader]::new($call.Request.InputStream).ReadToEnd()
                    $call.Response.Close()
                }
            }

            $env:TASTYPS_WEBHOOK = "http://127.0.0.1:$port/"
            $outcome = Invoke-TastyAutomation -Name four -AccountNumber $account { Get-Item /nope } -AlertScript ([scriptblock]::Create($recipe))
            $posted = $served | Receive-Job -Wait -AutoRemoveJob
            $listener.Close()

            $outcome.Outcome | Should -Be Failed
            $outcome.FailedAlerts | Should -Be 0
            ($posted | ConvertFrom-Json).text | Should -Match '^four \(Paper\): (Run Failed|Ended): .*/nope'
        }

        It 'gives an order that the venue refuses exit code 4' {
            (Invoke-TastyAutomation -Name five -AccountNumber $account { New-TastyOrder F -Buy 900000 -Market -AccountNumber 5WP10042 -Confirm:$false }).ExitCode | Should -Be 4
        }
    }

    Context 'By a scheduler' {
        BeforeAll {
            # It takes as long as the next test does, and is looked at after it.
            $script = "Import-Module '$((Get-Module TastyPS).Path)'; Connect-TastySession -Scope Process | Out-Null; Invoke-TastyAutomation { New-TastyOrder F -Buy 1 -Market -AccountNumber 5WP10042 } -Exit"
            $asked = Start-Process ([System.Environment]::ProcessPath) '-NoProfile', '-NonInteractive', '-EncodedCommand', ([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))) -PassThru -RedirectStandardOutput "$TestDrive/asked.txt"
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

        It 'ends the host with 2 where a question finds nobody' {
            $asked.WaitForExit(60000) | Should -BeTrue
            $asked.ExitCode | Should -Be 2
        }

        It 'has units that systemd takes' -Skip:(-not (Get-Command systemd-analyze -ErrorAction Ignore)) {
            $units = Copy-Item "$samples/tastyps-day.*" $TestDrive -PassThru
            systemd-analyze verify $units.FullName 2>&1 | Should -BeNullOrEmpty
            $LASTEXITCODE | Should -Be 0
        }
    }
}
