[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The secrets of a paper broker open nothing else')]
param()

Describe 'Orders' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        # Orders are filled by a clock that runs.
        $broker = Start-TastyPaperBroker -Port 0 -Seed 42 -StartTime ([datetime] '2026-11-20T15:00:00Z') -Speed 10 -InformationAction Ignore
        $login = @{
            ClientSecret = ConvertTo-SecureString $broker.ClientSecret -AsPlainText
            RefreshToken = ConvertTo-SecureString $broker.RefreshToken -AsPlainText
        }
        Connect-TastySession -Environment Paper -Profile pester -Scope Process -Uri $broker.Rest -AccountNumber 5WP10042 @login | Out-Null
        $sent = @{ Confirm = $false }
        $out = Join-Path $TestDrive 'fills.csv'
    }

    AfterAll { Disconnect-Paper }

    It 'are placed in one line, checked and shown by their table' {
        $order = New-TastyOrder MSFT -Buy 10 -Limit 300 @sent

        $order.Status | Should -BeIn Received, Routed, InFlight, Live
        $order.Environment | Should -Be Paper
        Use-Culture en-US { $order | Out-String -Width 120 } | Should -Match 'Limit +300\.00 Debit +Day +10 Buy to Open 10 MSFT'
    }

    It 'send nothing with -WhatIf, and say what they would send' {
        $before = @(Get-TastyOrder).Count
        New-TastyOrder MSFT -Buy 10 -Limit 310 -WhatIf

        @(Get-TastyOrder).Count | Should -Be $before
    }

    It 'are refused when they are the same as a moment ago' {
        { New-TastyOrder MSFT -Buy 10 -Limit 300 -ErrorAction Stop @sent } | Should -Throw -ErrorId 'TastyPS.Order.Duplicate*'
    }

    It 'are waited for to the last fill' {
        $result = New-TastyOrder F -Buy 100 -Limit Natural -Wait -Timeout 30 @sent

        $result.Status | Should -Be Filled
        $result.FilledQuantity | Should -Be 100
        $result.Slippage | Should -BeLessOrEqual 0
        $result.Fees | Should -BeLessThan 0
    }

    It 'are replaced by an order with another number' {
        $old = Get-TastyOrder -Working | Where-Object UnderlyingSymbol -EQ MSFT
        $new = $old | Set-TastyOrder -Limit 301 @sent

        $new.OrderId | Should -Not -Be $old.OrderId
        $new.ReplacesOrderId | Should -Be $old.OrderId
        (Get-TastyOrder $old.OrderId).ReplacingOrderId | Should -Be $new.OrderId
    }

    It 'are cancelled by underlying' {
        Stop-TastyOrder -All -UnderlyingSymbol MSFT @sent | Out-Null
        $result = Get-TastyOrder | Where-Object UnderlyingSymbol -EQ MSFT | Wait-TastyOrder -Timeout 30

        $result.Status | Select-Object -Unique | Should -Be Cancelled
        Get-TastyOrder -Working | Should -BeNullOrEmpty
    }

    It 'are a bracket with two exits' {
        $bracket = New-TastyOrder AAPL -Buy 10 -Limit 100 -TakeProfit 120 -StopLoss 90 @sent

        $bracket.Type | Should -Be OTOCO
        $bracket.Orders | ForEach-Object { $_.Legs.Action } | Should -Be SellToClose, SellToClose
        ($bracket | Stop-TastyOrder @sent).ComplexOrderId | Should -Be $bracket.ComplexOrderId
    }

    It 'are spreads from text, hashtables and objects' {
        $legs = 'STO 1 SPY 261218P510', @{ Action = 'BTO'; Quantity = 1; Symbol = 'SPY 261218P500' }
        $spread = $legs | New-TastyOrder -Credit Mid-1 -AsRequest

        $spread.Legs.Count | Should -Be 2
        $spread.PriceEffect | Should -Be Credit
        ($spread | New-TastyOrder -DryRun).BuyingPowerChange | Should -BeLessThan 0
        (New-TastyOrderLeg STO 1 'SPY 261218P510').Action | Should -Be SellToOpen
    }

    It 'close a position from the pipe, once' {
        $result = Get-TastyPosition XOM | Close-TastyPosition -Limit Natural -Wait -Timeout 30 @sent

        $result.Legs.Action | Should -Be SellToClose
        Get-TastyPosition XOM -ErrorAction Ignore | Should -BeNullOrEmpty
        { Close-TastyPosition XOM -Market -ErrorAction Stop @sent } | Should -Throw -ErrorId 'TastyPS.Position.None*'
    }

    It 'leave fills that go to a CSV as one row each' {
        Get-TastyFill | Export-Csv $out -UseCulture
        $rows = @(Import-Csv $out -UseCulture)

        $rows.Count | Should -Be @(Get-TastyFill).Count
        ($rows | Where-Object Symbol -EQ F | Measure-Object Quantity -Sum).Sum | Should -Be 100
        ($rows.FillId | Sort-Object -Unique).Count | Should -Be $rows.Count
    }

    It 'say why they were refused, with the code of the venue and advice' {
        New-TastyOrder MSFT -Buy 900000 -Limit 400 -ErrorAction SilentlyContinue -ErrorVariable refused @sent

        $refused.FullyQualifiedErrorId | Should -BeLike 'TastyPS.Api.Rejected*'
        $refused.Exception.Data['ApiCode'] | Should -BeExactly 'margin_check_failed'
        $refused.CategoryInfo.Category | Should -Be InvalidOperation
        $refused.ErrorDetails.RecommendedAction | Should -Match 'Get-TastyBalance'
        $refused.TargetObject.Errors.Code | Should -BeExactly 'margin_check_failed'
    }

    It 'take no number of another country' {
        { New-TastyOrder MSFT -Buy '1,5' -Limit 300 @sent } | Should -Throw '*decimal point*'
        { New-TastyOrder MSFT -Buy 1 -Limit '1.234,5' @sent } | Should -Throw '*decimal point*'
    }

    It 'are completed: their words for a price, their numbers' {
        $complete = { (TabExpansion2 -inputScript $args[0] -cursorColumn $args[0].Length).CompletionMatches.CompletionText }

        & $complete 'New-TastyOrder MSFT -Buy 1 -Limit M' | Should -BeExactly 'Mid', 'Mid+1', 'Mid-1'
        & $complete 'Get-TastyOrder ' | Select-Object -First 1 | Should -BeExactly (Get-TastyOrder -First 1).OrderId
    }

    It 'are all in the journal' {
        $journal = Get-TastyOrderJournal

        ($journal | Where-Object Outcome -NE Accepted) | Should -BeNullOrEmpty
        $journal.Kind | Sort-Object -Unique | Should -Be Place, Replace, Complex
        (Get-TastyOrder -ExternalIdentifier $journal[0].ExternalIdentifier).OrderId | Should -Be $journal[0].OrderId
    }
}
