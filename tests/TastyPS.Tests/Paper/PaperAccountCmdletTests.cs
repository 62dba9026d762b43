using System.Collections;
using TastyPS.Commands;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Paper;

/// <summary>Paper accounts from the pipeline.</summary>
public sealed class PaperAccountCmdletTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void An_account_is_opened_funded_reset_and_removed()
    {
        var made = _shell.Pipe("New-TastyPaperAccount", ("Kind", "Ira"), ("Deposit", 25000), ("Nickname", "Lab")).Run().Single<PaperAccountSummary>();
        Assert.Equal(("5WP30042", PaperAccountType.Ira, "Lab", 25000m, 25000m, 0, 0, 1), (made.AccountNumber, made.Kind, made.Nickname, made.CashBalance, made.NetLiquidatingValue, made.Positions, made.WorkingOrders, made.Transactions));
        Assert.Contains("5WP30042", _shell.Connection.AccountNumbers);

        Assert.Equal(26000m, _shell.Pipe("Add-TastyPaperCash", ("Amount", 1000)).Input(made).Run().Single<PaperAccountSummary>().CashBalance);
        Assert.Equal(25500m, _shell.Pipe("Remove-TastyPaperCash", ("AccountNumber", "5WP30042"), ("Amount", 500)).Run().Single<PaperAccountSummary>().CashBalance);
        Assert.Equal(25000m, _shell.Pipe("Reset-TastyPaperAccount").Input(made).Run().Single<PaperAccountSummary>().CashBalance);
        Assert.Equal(7m, _shell.Pipe("Reset-TastyPaperAccount", ("Deposit", 7)).Input(made).Run().Single<PaperAccountSummary>().CashBalance);

        Assert.Equal("5WP30042", _shell.Pipe("Remove-TastyPaperAccount").Input(made).Answers("Y").Run().Single<PaperAccountSummary>().AccountNumber);
        Assert.DoesNotContain("5WP30042", _shell.Connection.AccountNumbers);
        _shell.Pipe("Get-TastyPaperAccount", ("AccountNumber", "5WP30042")).Run().SingleError(ErrorIds.ApiForbidden);
    }

    [Fact]
    public void A_table_of_accounts_and_amounts_is_paid_in()
    {
        var all = _shell.Pipe("Get-TastyPaperAccount").Pipe("Add-TastyPaperCash", ("Amount", 10), ("Session", _shell.Session)).Run().All<PaperAccountSummary>();
        Assert.Equal(["5WP10042", "5WP20042"], all.Select(a => a.AccountNumber!));
        Assert.All(all, a => Assert.True(a.Positions > 2));
    }

    [Fact]
    public void More_than_is_free_is_not_paid_out()
        => Assert.Contains("can be withdrawn", _shell.Pipe("Remove-TastyPaperCash", ("AccountNumber", _shell.Margin), ("Amount", 99_000_000)).Run().SingleError(ErrorIds.ApiRejected).Exception.Message);

    [Fact]
    public void A_fault_script_comes_through_the_pipeline_and_is_taken_back()
    {
        Assert.Empty(_shell.Pipe("Set-TastyPaperFault").Input("# the balance service is down", "GET /accounts/*/balances html 502 always").Run().AllErrors);
        _shell.Pipe("Get-TastyBalance", ("AccountNumber", _shell.Margin)).Run().SingleError(ErrorIds.ApiUnavailable);
        var wrong = _shell.Pipe("Set-TastyPaperFault", ("FaultScript", "GET /x explode")).Run().AllErrors;
        Assert.Contains("Line 1 of the fault script (GET /x explode)", Assert.Single(wrong).Exception.Message);
        Assert.Empty(_shell.Pipe("Set-TastyPaperFault", ("FaultScript", "")).Run().AllErrors);
        Assert.NotEmpty(_shell.Pipe("Get-TastyBalance", ("AccountNumber", _shell.Margin)).Run().All<AccountBalance>());
    }

    [Fact]
    public void Streams_take_faults_that_count()
    {
        Assert.Empty(_shell.Pipe("Set-TastyPaperFault").Input("dxlink drop times 2", "streamer refuse skip 1 times 3").Run().AllErrors);
        Assert.Equal((2, 0, 3, 1), (_shell.Broker.DxlinkFaults.Drop.Times, _shell.Broker.DxlinkFaults.Drop.Skip, _shell.Broker.StreamFaults.Refuses.Times, _shell.Broker.StreamFaults.Refuses.Skip));
        Assert.Contains("Line 1 of the fault script (dxlink full times 2) has times where", Assert.Single(_shell.Pipe("Set-TastyPaperFault", ("FaultScript", "dxlink full times 2")).Run().AllErrors).Exception.Message);
        Assert.Empty(_shell.Pipe("Set-TastyPaperFault", ("FaultScript", "")).Run().AllErrors);
        Assert.Equal(0, _shell.Broker.DxlinkFaults.Drop.Chance);
    }

    [Fact]
    public void A_fault_script_is_completed_as_it_is_typed()
        => Assert.Equal(["'dxlink reorder'", "'dxlink refuse'"], new FaultScriptCompleter().CompleteArgument("Set-TastyPaperFault", "FaultScript", "'dxlink re", null!, new Hashtable()).Select(c => c.CompletionText));

    [Fact]
    public void What_is_no_paper_session_is_refused_before_the_question()
    {
        using var real = new PaperShell(environment: TastyEnvironment.Sandbox);
        foreach (var pipe in new[]
        {
            real.Pipe("Get-TastyPaperAccount"),
            real.Pipe("New-TastyPaperAccount"),
            real.Pipe("Reset-TastyPaperAccount", ("AccountNumber", real.Margin)),
            real.Pipe("Remove-TastyPaperAccount", ("AccountNumber", real.Margin)),
            real.Pipe("Add-TastyPaperCash", ("AccountNumber", real.Margin), ("Amount", 1)),
            real.Pipe("Set-TastyPaperFault", ("FaultScript", "* drop")),
        })
        {
            var run = pipe.Run();
            Assert.Equal(ErrorIds.PaperOnly, Assert.Single(run.AllErrors).FullyQualifiedErrorId.Split(',')[0]);
            Assert.Empty(run.Questions);
        }
        Assert.Empty(real.Wire);
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        foreach (var pipe in new[]
        {
            _shell.Pipe("New-TastyPaperAccount", ("WhatIf", null)),
            _shell.Pipe("Reset-TastyPaperAccount", ("AccountNumber", _shell.Margin), ("WhatIf", null)),
            _shell.Pipe("Remove-TastyPaperAccount", ("AccountNumber", _shell.Margin), ("WhatIf", null)),
            _shell.Pipe("Add-TastyPaperCash", ("AccountNumber", _shell.Margin), ("Amount", 1), ("WhatIf", null)),
            _shell.Pipe("Set-TastyPaperFault", ("FaultScript", "* drop"), ("WhatIf", null)),
        }) Assert.Empty(pipe.Run().AllErrors);
        Assert.Empty(_shell.Wire);
    }
}
