# Play money on the market of a session: here one paper broker feeds the other.
Describe 'Start-TastyPaperBroker -QuoteSession' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $live = Start-TastyPaperBroker -Port 0 -Seed 7 -InformationAction Ignore | Connect-Broker -Name venue
        $paper = Start-TastyPaperBroker -QuoteSession $live -Account Margin:50000 -InformationAction Ignore | Connect-Broker -Name paper
    }

    AfterAll { Disconnect-Paper }

    It 'fills at the quotes of the session and leaves its accounts alone' {
        $orders = @(Get-TastyOrder -Session $live).Count
        $done = New-TastyOrder SPY -Buy 10 -Limit Natural -Wait -Confirm:$false -Session $paper
        $done.Status | Should -Be 'Filled'
        $quote = Get-TastyQuote SPY -Session $live
        (Get-TastyPosition -Session $paper).AverageOpenPrice | Should -BeGreaterThan ($quote.BidPrice * 0.99)
        (Get-TastyPosition -Session $paper).AverageOpenPrice | Should -BeLessThan ($quote.AskPrice * 1.01)
        @(Get-TastyOrder -Session $live).Count | Should -Be $orders
    }

    It 'knows the instruments, chains and quotes of the session' {
        $one = Get-TastyOptionChain AAPL -Session $paper | Select-Object -First 1
        $one.Symbol | Should -BeIn (Get-TastyOptionChain AAPL -Session $live).Symbol
        (Watch-TastyQuote SPY -Count 2 -Timeout 20 -Session $paper)[-1].AskPrice | Should -BeGreaterThan 0
    }

    It 'is no place for a world of its own at the same time' {
        { Start-TastyPaperBroker -QuoteSession $live -Speed 2 } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }
}
