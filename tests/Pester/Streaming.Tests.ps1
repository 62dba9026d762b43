Describe 'Streaming' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        Connect-Paper | Out-Null
    }

    AfterAll {
        Get-EventSubscriber | Unregister-Event
        Get-Event | Remove-Event
        Disconnect-Paper
    }

    It 'ends after -Count quotes and leaves no socket' {
        $quotes = Watch-TastyQuote SPY, QQQ -Count 2

        $quotes.Symbol | Sort-Object | Should -BeExactly QQQ, SPY
        $quotes[0].AskPrice | Should -BeGreaterThan $quotes[0].BidPrice
        $quotes.FeedLevel | Should -Be Live, Live
        Get-TastyStream MarketData | ForEach-Object { $_.State, $_.Leases } | Should -Be Disconnected, 0
    }

    It 'ends when Select-Object has enough, and leaves no socket' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()

        Watch-TastyQuote SPY | Select-Object -First 1 | Should -BeOfType TastyPS.Quote

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        (Get-TastyStream MarketData).State | Should -Be Disconnected
    }

    It 'ends at once with Ctrl+C, and leaves no socket' {
        $shell = [powershell]::Create()
        try {
            [void] $shell.AddScript({ param($path) Import-Module $path; Watch-TastyQuote SPY, QQQ }).AddArgument((Get-Module TastyPS).Path)
            $quotes = [System.Management.Automation.PSDataCollection[psobject]]::new()
            [void] $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $quotes)
            [System.Threading.SpinWait]::SpinUntil({ $quotes.Count -ge 2 }, 20000) | Should -BeTrue
            $watch = [System.Diagnostics.Stopwatch]::StartNew()

            $shell.Stop()

            $watch.ElapsedMilliseconds | Should -BeLessThan 1000
            $shell.InvocationStateInfo.State | Should -Be Stopped
            $shell.Streams.Error | Should -BeNullOrEmpty
            Get-TastyStream MarketData | ForEach-Object { $_.State, $_.Leases } | Should -Be Disconnected, 0
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'writes candles to a CSV without a type name' {
        $csv = Join-Path $TestDrive 'candles.csv'

        Get-TastyCandle SPY -Interval 1d -StartAt 2026-11-02 -EndAt 2026-11-13 | Export-Csv $csv

        $rows = Import-Csv $csv
        $rows.Count | Should -Be 10
        ([datetime] $rows[0].Time).ToString('yyyy-MM-dd') | Should -BeExactly 2026-11-02
        $rows.Close | ForEach-Object { [decimal] $_ | Should -BeGreaterThan 0 }
        Get-Content $csv -Raw | Should -Not -Match 'TastyPS\.'
    }

    It 'names a symbol that the feed does not know, and an interval that is none' {
        $quote = Get-TastyQuote SPY, NOSUCH -Timeout 1 -ErrorAction SilentlyContinue -ErrorVariable wrong

        $quote.Symbol | Should -BeExactly SPY
        $wrong[0].FullyQualifiedErrorId | Should -BeLike 'TastyPS.Stream.NoAnswer*'
        $wrong[0].TargetObject | Should -BeExactly NOSUCH
        { Get-TastyCandle SPY -Interval 1x -ErrorAction Stop } | Should -Throw -ErrorId 'TastyPS.Parameter.Invalid*'
        { Get-TastyCandle SPY -StartAt 2026-11-13 -EndAt 2026-11-02 -ErrorAction Stop } | Should -Throw -ErrorId 'TastyPS.Parameter.Invalid*'
    }

    It 'raises an event, runs its action, and lets go of the stream when unregistered' {
        $job = Register-TastyEvent SPY -Above 1 -SourceIdentifier spy -Action { $EventArgs.Value }
        $job | Should -BeOfType System.Management.Automation.PSEventJob
        # The engine runs actions while it waits.
        for ($i = 0; $i -lt 10 -and -not $job.HasMoreData; $i++) { $null = Wait-Event -Timeout 1 }

        $job | Receive-Job | Should -BeGreaterThan 1
        (Get-TastyStream MarketData).Leases | Should -Be 1
        Unregister-Event spy
        [System.Threading.SpinWait]::SpinUntil({ (Get-TastyStream MarketData).State -eq 'Disconnected' }, 10000) | Should -BeTrue
    }

    It 'keeps an event without an action in the queue' {
        Register-TastyEvent SPY -When Spread -Above 0 -SourceIdentifier spread -MaxTriggerCount 1 | Should -BeNullOrEmpty

        $raised = Wait-Event spread -Timeout 10

        $raised.SourceEventArgs | Should -BeOfType TastyPS.TastyEventArgs
        $raised.SourceEventArgs.Data | Should -BeOfType TastyPS.Quote
        Get-EventSubscriber | Should -BeNullOrEmpty
    }

    It 'tells an outage by one gap, and goes on' {
        $path = (Get-Module TastyPS).Path
        $port = ([uri] (Get-TastySession).Uri).Port
        $job = Start-ThreadJob { Import-Module $using:path; Watch-TastyQuote SPY -IncludeGap -WarningAction SilentlyContinue | Select-Object -First 3 }
        [System.Threading.SpinWait]::SpinUntil({ (Get-TastyStream MarketData).Events -ge 1 }, 10000) | Should -BeTrue

        Stop-TastyPaperBroker
        Start-TastyPaperBroker -Port $port -Seed 42 -StartTime ([datetime] '2026-11-20T15:00:00Z') -Speed 0.001 -InformationAction Ignore | Out-Null

        $told = $job | Receive-Job -Wait -AutoRemoveJob
        $told[0] | Should -BeOfType TastyPS.Quote
        $told[1] | Should -BeOfType TastyPS.StreamGap
        $told[1].Symbols | Should -BeExactly SPY
        $told[1].To | Should -BeGreaterOrEqual $told[1].From
        $told[2] | Should -BeOfType TastyPS.Quote
    }
}
