Describe 'Completion' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        Connect-TastySession -Environment Paper -Profile 'kept-profile' | Out-Null
        Connect-Paper | Out-Null
        Get-TastyPosition | Out-Null

        function Complete([string] $line) {
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText
        }
    }

    AfterAll { Disconnect-Paper }

    It 'completes "<Line>" to <Expected>' -ForEach @(
        @{ Line = 'Connect-TastySession -Profile k'; Expected = @('kept-profile') }
        @{ Line = 'Remove-TastyProfile '; Expected = @('kept-profile') }
        @{ Line = 'Get-TastyPosition -Session '; Expected = @('kept-profile', 'pester') }
        @{ Line = 'Get-TastyBalance -AccountNumber '; Expected = @('5WP10042', '5WP20042') }
        @{ Line = 'Get-TastyBalance -Account 5WP2'; Expected = @('5WP20042') }
        @{ Line = 'Get-TastyPosition BTC'; Expected = @('BTC/USD') }
        @{ Line = 'Get-TastyPosition /E'; Expected = @('/ESZ6') }
        @{ Line = 'Get-TastyTransaction -SubType Div'; Expected = @('Dividend') }
        @{ Line = 'Get-TastyBalance -TimeOfDay B'; Expected = @('BOD') }
    ) {
        Complete $Line | Should -BeExactly $Expected
    }

    It 'quotes a symbol with blanks in it' {
        $option = (Get-TastyPosition AAPL* -InstrumentType EquityOption).Symbol

        Complete 'Get-TastyPosition AAP' | Should -BeExactly 'AAPL', "'$option'"
    }

    It 'says nothing where it knows nothing, and asks nobody' {
        Disconnect-Paper

        Complete 'Get-TastyPosition SP' | Should -BeNullOrEmpty
        Get-TastySession | Should -BeNullOrEmpty
    }

    It 'completes accounts from the profiles before the first connect' {
        Complete 'Get-TastyBalance -AccountNumber ' | Should -BeExactly '5WP10042', '5WP20042'
    }
}
