Describe 'A trading day' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $out = Join-Path $TestDrive 'positions.csv'
    }

    AfterAll { Disconnect-Paper }

    It 'says what to type where nothing is connected' {
        { Get-TastyPosition -ErrorAction Stop } | Should -Throw -ErrorId 'TastyPS.Session.NotConnected*'
    }

    It 'connects and shows both accounts' {
        (Connect-Paper).AccountNumbers | Should -BeExactly '5WP10042', '5WP20042'
        Get-TastyAccount | Get-TastyBalance | ForEach-Object NetLiquidatingValue | Should -BeGreaterThan 0
    }

    It 'reads positions of all five classes' {
        (Get-TastyPosition).InstrumentType | Sort-Object -Unique |
            Should -Be Cryptocurrency, Equity, EquityOption, Future, FutureOption
    }

    It 'writes them to a CSV that adds up' {
        Get-TastyPosition | Export-Csv $out -UseCulture

        $written = Import-Csv $out -UseCulture | ForEach-Object { [decimal]::Parse($_.MarketValue) } | Measure-Object -Sum
        $written.Sum | Should -Be (Get-TastyPosition | Measure-Object MarketValue -Sum).Sum
    }

    It 'has an order checked, and trades nothing' {
        $before = Get-TastyBalance -AccountNumber 5WP10042

        $checked = New-TastyOrder SPY -Buy 1 -Limit 100 -AccountNumber 5WP10042 -DryRun

        $checked.BuyingPowerChange | Should -BeLessThan 0
        (Get-TastyBalance -AccountNumber 5WP10042).CashBalance | Should -Be $before.CashBalance
    }

    It 'names an account that is not there, and still reads the others' {
        $read = Get-TastyBalance -AccountNumber 5WX00000, 5WP20042 -ErrorAction SilentlyContinue -ErrorVariable wrong

        $read.AccountNumber | Should -BeExactly '5WP20042'
        $wrong.FullyQualifiedErrorId | Should -BeLike 'TastyPS.Account.Unknown*'
    }

    It 'serves thread jobs with the same session' {
        $path = (Get-Module TastyPS).Path
        $job = Start-ThreadJob { Import-Module $using:path; (Get-TastyPosition AAPL).Symbol }

        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeExactly 'AAPL'
        ((Get-TastySession).Endpoints | Where-Object Endpoint -EQ 'POST /oauth/token').Count | Should -Be 1
    }

    It 'keeps a profile that the next shell connects with' {
        Disconnect-Paper
        Connect-TastySession -Environment Paper | Out-Null
        Disconnect-TastySession

        (Get-TastyPosition AAPL).Symbol | Should -BeExactly 'AAPL'
        (Get-TastySession).Name | Should -BeExactly 'paper'
    }
}
