Describe 'Reference data at the prompt' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        Connect-Paper | Out-Null

        function Complete([string] $line) {
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText
        }
    }

    AfterAll { Disconnect-Paper }

    Context 'A chain' {
        It 'is chosen by days to expiration and around the money, and pipes into prices' {
            $chain = Get-TastyOptionChain SPY -Dte 30 -StrikeCount 2

            $chain.ExpirationDate | Sort-Object -Unique | Should -Be ([datetime] '2026-12-18')
            $chain.OptionType | Should -Be Call, Put, Call, Put
            ($chain | Get-TastyMarketData).Symbol | Should -BeExactly $chain.Symbol
        }

        It 'knows monthlies that a holiday moved' {
            (Get-TastyExpiration SPY -Monthly -DteRange 200, 220).ExpirationDate | Should -Be ([datetime] '2027-06-17')
        }

        It 'of a futures root finds its own way' {
            Get-TastyOptionChain /ZB -Dte 30 -StrikeCount 1 | Should -BeOfType TastyPS.FutureOption
        }

        It 'comes out of the cache the second time, of the venue with -NoCache' {
            Get-TastyExpiration SPY -Verbose 4>&1 | Out-String | Should -BeLike '*option-chains*from the cache*'
            Get-TastyExpiration SPY -NoCache -Verbose 4>&1 | Out-String | Should -Not -BeLike '*from the cache*'
        }

        It 'shows no type name in any cell of a CSV' {
            $file = Join-Path $TestDrive chain.csv
            Get-TastyOptionChain SPY -Nested | Export-Csv $file

            Get-Content $file -Raw | Should -Not -Match 'TastyPS\.|System\.'
        }
    }

    Context 'Completion' {
        It 'offers the expirations of the chain in question, and the strikes of the expiration' {
            Get-TastyExpiration SPY | Out-Null

            Complete 'Get-TastyOptionChain SPY -ExpirationDate 2026-12-1' | Should -BeExactly '2026-12-11', '2026-12-18'
            Complete 'Get-TastyOptionChain SPY -ExpirationDate 2026-12-18 -Strike 53' | Should -Contain '530'
            Complete 'Get-TastyOptionChain QQQ -ExpirationDate ' | Should -Not -Contain '2026-12-18'
        }

        It 'offers the lists of the kind that is asked for' {
            Get-TastyWatchlist -Pairs | Out-Null

            Complete 'Get-TastyWatchlist -Pairs -Name ' | Should -BeExactly "'Index Pairs'", 'Metals'
        }
    }

    Context 'A symbol' {
        It 'converts from any form and shows all of them' {
            [TastyPS.Symbol] $symbol = 'SPY 16jan26 450p'

            $symbol.ToOcc() | Should -BeExactly 'SPY   260116P00450000'
            $symbol -eq [TastyPS.Symbol] '.SPY260116P450' | Should -BeTrue
            $symbol | Out-String -Width 120 | Should -BeLike '*2026-01-16*450*.SPY260116P450*'
        }

        It 'that is none is stopped with what was expected' {
            { Get-TastyMarketData 'SPY 45p' -ErrorAction Stop } | Should -Throw '*is not a symbol*expected*'
        }

        It 'pattern that is none is said to be none' {
            { Get-TastyWatchlist 'a[b' -ErrorAction Stop } | Should -Throw "'a``[b' is no pattern*" -ErrorId 'TastyPS.Parameter.Invalid*'
        }
    }

    It 'keeps a watchlist from its first entry to its end' {
        New-TastyWatchlist 'Öl/Gas' CL, XOM | Out-Null
        Add-TastyWatchlistEntry 'Öl/Gas' cvx, xom
        Remove-TastyWatchlistEntry 'Öl/Gas' CL -Confirm:$false
        Remove-TastyWatchlist 'Öl/Gas' -WhatIf

        (Get-TastyWatchlist 'Öl*').WatchlistEntries.Symbol | Should -BeExactly XOM, CVX
        Remove-TastyWatchlist 'Öl/Gas' -Confirm:$false
        { Get-TastyWatchlist 'Öl/Gas' -ErrorAction Stop } | Should -Throw -ErrorId 'TastyPS.Api.NotFound*'
    }

    It 'tells the time of the market' {
        (Get-TastyMarketSession -Market Equity).State | Should -Be Open
        (Get-TastyMarketSession -Next).SessionDate | Should -Be ([datetime] '2026-11-23')
        (Get-TastyMarketSession -StartDate 2026-11-25 -EndDate 2026-11-27).SessionDate | Should -Be ([datetime] '2026-11-25'), ([datetime] '2026-11-27')
        Get-TastyMarketHoliday | Where-Object IsHalfDay | Select-Object -ExpandProperty Date | Should -Contain ([datetime] '2026-11-27')
    }

    It 'waits for a backtest and writes its trials and snapshots' {
        # The other broker stands still, and a backtest takes its time.
        $moving = Connect-TastySession -Environment Paper -Profile moving -Scope Process
        $test = New-TastyBacktestLeg Short Put -Delta 30 -Dte 45 | Start-TastyBacktest SPY 2026-08-03 2026-10-30 -DayOfWeek Monday -Wait -Session $moving
        Disconnect-TastySession $moving
        $test.Trials | Export-Csv (Join-Path $TestDrive trials.csv)
        $test.Snapshots | Export-Csv (Join-Path $TestDrive snapshots.csv)

        $test.Status | Should -Be Completed
        (Import-Csv (Join-Path $TestDrive trials.csv)).Count | Should -Be $test.Trials.Count
        Import-Csv (Join-Path $TestDrive snapshots.csv) | Select-Object -First 1 -ExpandProperty ProfitLoss | Should -Match '^-?\d'
    }
}
