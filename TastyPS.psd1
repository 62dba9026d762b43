@{
    RootModule = 'TastyPS.psm1'
    ModuleVersion = '0.1.0'
    GUID = '425695b4-9b3d-425e-a9d2-89452fad5c05'
    Author = 'The TastyPS authors'
    CompanyName = 'The TastyPS authors'
    Copyright = '(c) 2026 The TastyPS authors. MIT.'
    Description = 'The tastytrade API for PowerShell: accounts, orders, market data and streams as pipeline-friendly objects, with a paper broker inside. Unofficial; trading risks money.'
    CompatiblePSEditions = @('Core')
    PowerShellVersion = '7.4'
    FormatsToProcess = @('TastyPS.Format.ps1xml')
    TypesToProcess = @('TastyPS.Types.ps1xml')
    # One name a line, sorted; a test compares them with the assembly.
    CmdletsToExport = @(
        'Add-TastyWatchlistEntry'
        'Clear-TastyCache'
        'Connect-TastySession'
        'Disconnect-TastySession'
        'Find-TastyInstrument'
        'Find-TastySymbol'
        'Get-TastyAccount'
        'Get-TastyBacktest'
        'Get-TastyBacktestAvailability'
        'Get-TastyBacktestLog'
        'Get-TastyBalance'
        'Get-TastyCryptocurrency'
        'Get-TastyCustomer'
        'Get-TastyDividend'
        'Get-TastyEarningsReport'
        'Get-TastyEquity'
        'Get-TastyExpiration'
        'Get-TastyFuture'
        'Get-TastyFutureOptionProduct'
        'Get-TastyFutureProduct'
        'Get-TastyInstrument'
        'Get-TastyMarginConfiguration'
        'Get-TastyMarginReport'
        'Get-TastyMarginRequirement'
        'Get-TastyMarketData'
        'Get-TastyMarketHoliday'
        'Get-TastyMarketMetric'
        'Get-TastyMarketSession'
        'Get-TastyNetLiqHistory'
        'Get-TastyOptionChain'
        'Get-TastyPosition'
        'Get-TastyPositionLimit'
        'Get-TastyProfile'
        'Get-TastyQuantityPrecision'
        'Get-TastyQuoteAlert'
        'Get-TastyQuoteToken'
        'Get-TastySession'
        'Get-TastySpanRow'
        'Get-TastyTotalFee'
        'Get-TastyTradingStatus'
        'Get-TastyTransaction'
        'Get-TastyWarrant'
        'Get-TastyWatchlist'
        'Invoke-TastyApi'
        'Invoke-TastyTradeSimulation'
        'Measure-TastyMargin'
        'New-TastyBacktestLeg'
        'New-TastyOrder'
        'New-TastyQuoteAlert'
        'New-TastyWatchlist'
        'Remove-TastyProfile'
        'Remove-TastyQuoteAlert'
        'Remove-TastyWatchlist'
        'Remove-TastyWatchlistEntry'
        'Set-TastyProfile'
        'Set-TastyWatchlist'
        'Start-TastyBacktest'
        'Start-TastyPaperBroker'
        'Stop-TastyBacktest'
        'Stop-TastyPaperBroker'
    )
    AliasesToExport = @(
    )
    FunctionsToExport = @()
    VariablesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('tastytrade', 'trading', 'options', 'futures', 'broker', 'finance', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ProjectUri = 'https://example.com/TastyPS'
            LicenseUri = 'https://example.com/TastyPS/blob/main/LICENSE'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
