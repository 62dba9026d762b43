[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The secrets of a paper broker open nothing else')]
param()

# A morning is recorded, read, and played back, in a real shell.
Describe 'Tapes' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $path = Join-Path $TestDrive 'morning.jsonl.gz'

        function Connect-Running {
            param([hashtable] $Broker)
            $server = Start-TastyPaperBroker -Port 0 -InformationAction Ignore @Broker
            $login = @{
                ClientSecret = ConvertTo-SecureString $server.ClientSecret -AsPlainText
                RefreshToken = ConvertTo-SecureString $server.RefreshToken -AsPlainText
            }
            Connect-TastySession -Environment Paper -Profile pester -Scope Process -Uri $server.Rest @login
        }
    }

    AfterAll { Disconnect-Paper }

    It 'records, and reads back what was recorded' {
        Connect-Running @{ StartTime = [datetime] '2026-11-20T15:00:00Z'; Speed = 20 } | Out-Null
        $tape = 'SPY', 'QQQ' | Export-TastyTape $path -Count 200 -Compress
        $tape.Events | Should -Be 200
        $tape.Bytes | Should -Be (Get-Item $path).Length
        "$($tape.Symbols)" | Should -Be 'QQQ SPY'

        $read = Get-ChildItem $path | Import-TastyTape
        @($read | Where-Object { $_ -isnot [TastyPS.TapeRequest] -and $_ -isnot [TastyPS.AccountEvent] }) | Should -HaveCount 200
        ($read | Where-Object { $_ -is [TastyPS.TapeRequest] }).Path | Should -Contain '/instruments/equities'
        (Get-TastyAccount).AccountNumber | ForEach-Object { "$($read.Answer)" | Should -Not -Match $_ }
        $read | Where-Object { $_ -is [TastyPS.Quote] } | ConvertTo-Csv | Should -Not -Match 'System\.|TastyPS\.'
    }

    It 'ends in good order on Ctrl+C' {
        $stopped = Join-Path $TestDrive 'stopped.jsonl'
        $shell = [powershell]::Create()
        try {
            [void] $shell.AddScript({ param($path) Import-Module TastyPS; Export-TastyTape $path SPY }).AddArgument($stopped)
            [void] $shell.BeginInvoke()
            [System.Threading.SpinWait]::SpinUntil({ (Test-Path $stopped) -and (Get-Item $stopped).Length -gt 2000 }, 20000) | Should -BeTrue
            $shell.Stop()
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
        (Get-Content $stopped -Tail 1 | ConvertFrom-Json).end.events | Should -BeGreaterThan 0
        Import-TastyTape $stopped -WarningVariable warnings | Out-Null
        $warnings | Should -BeNullOrEmpty
    }

    It 'says that a disk is full' -Skip:(-not $IsLinux) {
        Export-TastyTape /dev/full SPY -Count 1000 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -Be 'TastyPS.Tape.File,TastyPS.Commands.ExportTastyTapeCommand'
    }

    It 'plays it back, step by step, and an order meets its quotes' {
        Disconnect-Paper
        $quotes = Import-TastyTape $path | Where-Object { $_ -is [TastyPS.Quote] -and $_.Symbol -eq 'SPY' }
        Connect-Running @{ Tape = $path; Clock = 'Stepped' } | Out-Null

        # The tape's first quotes.
        do { $clock = Step-TastyPaperClock -ToNextEvent } until ($clock.Now -ge $quotes[0].ReceivedTime)
        (Get-TastyQuote SPY).AskPrice | Should -BeIn $quotes.AskPrice
        $order = New-TastyOrder -Symbol SPY -Buy 10 -Limit Natural -Confirm:$false
        while (($clock = Step-TastyPaperClock 00:00:05).NextEventAt) { }
        $order = Get-TastyOrder -OrderId $order.OrderId
        $order.Status | Should -Be Filled
        $order.Legs[0].Fills[0].FillPrice | Should -BeIn $quotes.AskPrice
        (Get-TastyQuote SPY).BidPrice | Should -Be $quotes[-1].BidPrice -Because 'the last quotes stay'
        { Step-TastyPaperClock -ToNextEvent -ErrorAction Stop } | Should -Throw '*at its end*'
    }
}
