using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Accounts;

public sealed class GetTastyAccountTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Lists_the_accounts_of_the_login()
    {
        var accounts = _shell.Pipe("Get-TastyAccount").Run().All<Account>();

        Assert.Equal(_shell.Broker.Accounts.Select(a => a.AccountNumber), accounts.Select(a => a.AccountNumber));
        Assert.All(accounts, a => Assert.Equal(AuthorityLevel.Owner, a.AuthorityLevel));
        Assert.Equal(["GET /customers/me/accounts"], _shell.Wire.Where(w => !w.Contains("oauth", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_account_by_number_and_an_unknown_one_among_them()
    {
        var run = _shell.Pipe("Get-TastyAccount", ("AccountNumber", new[] { "NOPE", _shell.Margin })).Run();

        Assert.Equal(_shell.Margin, Assert.IsType<Account>(Assert.Single(run.Output)).AccountNumber);
        var error = run.SingleError(ErrorIds.AccountUnknown);
        Assert.Equal("NOPE", error.TargetObject);
        Assert.Contains(_shell.Margin, error.ErrorDetails!.RecommendedAction);
    }

    [Fact]
    public void Pipes_into_balances_by_property_name()
    {
        var balances = _shell.Pipe("Get-TastyAccount").Pipe("Get-TastyBalance", ("Session", _shell.Session)).Run().All<AccountBalance>();

        Assert.Equal(_shell.Connection.AccountNumbers, balances.Select(b => b.AccountNumber));
        Assert.All(balances, b => Assert.True(b.NetLiquidatingValue > 0));
    }

    [Theory]
    [InlineData(401, ErrorIds.ApiUnauthorized)]
    [InlineData(429, ErrorIds.ApiRateLimited)]
    [InlineData(500, ErrorIds.ApiServerError)]
    public void A_server_that_refuses_is_an_error_record(int status, string id)
    {
        _shell.Broker.Faults.Add("GET /customers/me/accounts", PaperFault.Status(status) with { Times = null });

        var error = _shell.Pipe("Get-TastyAccount").Run().SingleError(id);

        Assert.Equal(status, error.Exception.Data["StatusCode"]);
        Assert.NotEqual("", error.ErrorDetails!.RecommendedAction);
    }

    [Fact]
    public void Broken_json_a_cut_body_and_a_page_are_errors_of_their_own()
    {
        foreach (var (fault, id) in new[]
        {
            (PaperFault.BrokenJson(), ErrorIds.JsonInvalid),
            (PaperFault.CutBody(), ErrorIds.HttpCutBody),
            (PaperFault.Html(200), ErrorIds.HttpNotJson),
            (PaperFault.HugeBody(100 * 1024 * 1024), ErrorIds.HttpTooLarge),
        })
        {
            _shell.Broker.Faults.Clear();
            _shell.Broker.Faults.Add("GET /customers/me/accounts", fault with { Times = null });
            _shell.Pipe("Get-TastyAccount").Run().SingleError(id);
        }
    }

    [Fact]
    public void Stopping_a_server_that_never_answers_takes_less_than_a_second()
    {
        _shell.Broker.Faults.Add("GET /customers/me/accounts", PaperFault.NeverAnswer());
        using var live = _shell.Pipe("Get-TastyAccount").Start();
        SpinWait.SpinUntil(() => _shell.Wire.Count > 0, TimeSpan.FromSeconds(10));

        var from = TimeProvider.System.GetTimestamp();
        var run = live.Stop();

        Assert.True(TimeProvider.System.GetElapsedTime(from) < TimeSpan.FromSeconds(1));
        Assert.True(run.Stopped);
        Assert.Empty(run.AllErrors);
    }
}
