using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Alerts;

public sealed class QuoteAlertLifeTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void An_alert_is_set_seen_and_deleted()
    {
        var expires = new DateTime(2026, 12, 1, 9, 30, 0, DateTimeKind.Local);
        var alert = _shell.Pipe("New-TastyQuoteAlert", ("Symbol", "spy 18dec26 600p"), ("Below", 0.75m), ("Field", "Bid"), ("ExpiresAt", expires)).Run().Single<QuoteAlert>();
        Assert.Equal(("SPY   261218P00600000", QuoteAlertField.Bid, QuoteAlertOperator.LessThan, 0.75m), (alert.Symbol, alert.Field, alert.Operator, alert.Threshold));
        Assert.Equal((InstrumentType.EquityOption, expires), (alert.InstrumentType, alert.ExpiresAt));

        Assert.Equal(alert.AlertExternalId, _shell.Pipe("Get-TastyQuoteAlert").Run().Single<QuoteAlert>().AlertExternalId);
        Assert.Equal(alert.AlertExternalId, _shell.Pipe("Remove-TastyQuoteAlert", ("PassThru", null)).Input(alert).Run().Single<string>());
        Assert.Empty(_shell.Pipe("Get-TastyQuoteAlert").Run().All<QuoteAlert>());
    }

    [Fact]
    public void Each_symbol_gets_its_own_and_one_that_is_unknown_keeps_none_back()
    {
        var run = _shell.Pipe("New-TastyQuoteAlert", ("Above", 1000m)).Input("SPY", "NOSUCH", "QQQ").Run();

        Assert.Equal(["SPY", "QQQ"], run.Output.Cast<QuoteAlert>().Select(a => a.Symbol));
        Assert.Equal("NOSUCH", run.SingleError(ErrorIds.ApiNotFound).TargetObject);
        Assert.Equal("QQQ", _shell.Pipe("Get-TastyQuoteAlert", ("Symbol", "q*")).Run().Single<QuoteAlert>().Symbol);
    }

    [Fact]
    public void A_price_that_is_reached_triggers()
    {
        _shell.Pipe("New-TastyQuoteAlert", ("Symbol", "SPY"), ("Above", 1m)).Run();

        Assert.NotNull(_shell.Pipe("Get-TastyQuoteAlert").Run().Single<QuoteAlert>().TriggeredAt);
    }

    [Fact]
    public void One_that_is_gone_is_an_error_with_its_id() =>
        Assert.Equal("no-such", _shell.Pipe("Remove-TastyQuoteAlert", ("AlertExternalId", "no-such")).Run().SingleError(ErrorIds.ApiNotFound).TargetObject);

    [Fact]
    public void WhatIf_sets_and_deletes_nothing()
    {
        var alert = _shell.Pipe("New-TastyQuoteAlert", ("Symbol", "SPY"), ("Above", 900m)).Run().Single<QuoteAlert>();
        _shell.Broker.Requests.Clear();

        Assert.Contains(_shell.Pipe("New-TastyQuoteAlert", ("Symbol", "SPY"), ("Above", 900m), ("WhatIf", null)).Run().HostLines, l => l.Contains("Last is above 900", StringComparison.Ordinal));
        Assert.Single(_shell.Pipe("Remove-TastyQuoteAlert", ("WhatIf", null)).Input(alert).Run().HostLines);
        Assert.Empty(_shell.Wire);
    }
}
