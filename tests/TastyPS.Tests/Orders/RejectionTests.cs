using System.Management.Automation;
using System.Text;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Orders;

/// <summary>
/// Every refusal that is known of the venue (orders.md of the API notes, section 7), as the user sees it: the venue's code, a stable
/// id, a category, what it is about, and advice.
/// </summary>
public sealed class RejectionTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    public static TheoryData<string> Checks =>
    [
        "margin_check_failed", "cant_buy_for_credit", "cant_sell_for_debit", "gtc_market_orders_not_supported", "tif_no_after_hours_opening_market_orders",
        "illegal_buy_and_sell_on_same_symbol", "order_must_omit_price", "fractional_market_orders_only", "closing_only", "instrument_validation_failed",
        "invalid_option_level", "closing_with_no_position", "a_code_of_next_year",
    ];

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_check_that_fails_when_the_order_is_sent(string code)
    {
        Refuse("POST /accounts/*/orders", 422, Failed(code));
        AssertSays(New(("NoPreview", null)).SingleError(ErrorIds.ApiRejected), code, ErrorCategory.InvalidOperation);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_check_that_fails_in_the_preview_sends_nothing(string code)
    {
        Refuse("POST /accounts/*/orders/dry-run", 422, Failed(code));
        var error = New().SingleError(ErrorIds.ApiRejected);
        AssertSays(error, code, ErrorCategory.InvalidOperation);
        Assert.IsType<OrderPreview>(error.TargetObject);
        Assert.DoesNotContain($"POST /accounts/{_shell.Margin}/orders", _shell.Wire);
    }

    [Fact]
    public void Checks_of_which_the_venue_does_not_say_which_failed()
    {
        Refuse("POST /accounts/*/orders", 422, """{"error":{"code":"preflight_check_failure","message":"One or more preflight checks failed"}}""");
        AssertSays(New(("NoPreview", null)).SingleError(ErrorIds.ApiRejected), "preflight_check_failure", ErrorCategory.InvalidOperation);
    }

    [Fact]
    public void Several_failed_checks_are_all_in_the_message()
    {
        Refuse("POST /accounts/*/orders", 422, """{"error":{"code":"preflight_check_failure","message":"…","errors":[{"code":"closing_only","message":"one"},{"code":"margin_check_failed","message":"two"}]}}""");
        var error = New(("NoPreview", null)).SingleError(ErrorIds.ApiRejected);
        Assert.Contains("closing_only", error.Exception.Message);
        Assert.Contains("margin_check_failed", error.Exception.Message);
    }

    [Fact]
    public void What_the_login_may_not_do_is_a_permission_denied()
    {
        Refuse("POST /accounts/*/orders", 403, """{"error":{"code":"not_permitted","message":"User not permitted access"}}""");
        AssertSays(New(("NoPreview", null)).SingleError(ErrorIds.ApiForbidden), "not_permitted", ErrorCategory.PermissionDenied);
    }

    [Theory]
    [InlineData("Stop-TastyOrder", "DELETE", ErrorIds.OrderNotChangeable)]
    [InlineData("Set-TastyOrder", "PUT", ErrorIds.ApiRejected)]
    public void An_order_that_has_ended_cannot_be_updated(string command, string method, string expected)
    {
        var order = New(("NoPreview", null)).Single<Order>();
        Refuse(method + " /accounts/*/orders/*", 422, """{"error":{"code":"cannot_update_order","message":"You cannot update an order that is filled."}}""");
        (string, object?)[] said = [("OrderId", order.OrderId), ("AccountNumber", _shell.Margin), ("Confirm", false)];
        AssertSays(_shell.Pipe(command, command[0] == 'S' && method == "PUT" ? [.. said, ("Limit", 301), ("NoPreview", null)] : said).Run().SingleError(expected), "cannot_update_order", ErrorCategory.InvalidOperation);
    }

    [Fact]
    public void An_order_that_the_answer_says_is_rejected_is_there_and_is_an_error()
    {
        Refuse("POST /accounts/*/orders", 201, """{"data":{"order":{"id":7,"status":"Rejected","reject-reason":"Session offline","legs":[]}}}""");
        var run = New(("NoPreview", null));
        Assert.Equal(7, Assert.IsType<Order>(Assert.Single(run.Output)).OrderId);
        Assert.Contains("Session offline", run.SingleError(ErrorIds.OrderRejected).Exception.Message);
    }

    [Theory]
    [InlineData(true, false, ErrorIds.OrderAccountFrozen)]
    [InlineData(false, true, ErrorIds.OrderAccountClosingOnly)]
    public void An_account_that_is_restricted_is_known_before_anything_is_sent(bool isFrozen, bool isClosingOnly, string expected)
    {
        Refuse("GET /accounts/*/trading-status", 200, Status(isFrozen, isClosingOnly));
        var error = New().SingleError(expected);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Contains(_shell.Margin, error.Exception.Message);
        Assert.DoesNotContain(_shell.Wire, w => w.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_closing_order_of_a_closing_only_account_goes_through()
    {
        New(("Limit", 900), ("NoPreview", null)).Single<Order>();
        _shell.Clock.Advance(TimeSpan.FromMinutes(6));
        Refuse("GET /accounts/*/trading-status", 200, Status(isFrozen: false, isClosingOnly: true));
        _shell.Connection.Facts.Forget("status " + _shell.Margin);
        Assert.Equal(OrderAction.SellToClose, _shell.Pipe("New-TastyOrder", ("Symbol", "MSFT"), ("Sell", 10), ("Limit", 900), ("AccountNumber", _shell.Margin), ("Confirm", false)).Run().Single<Order>().Legs[0].Action);
    }

    [Theory]
    [InlineData("STO 1 SPY 261218P500;BTO 1 QQQ 261218P490", ErrorIds.OrderMixedUnderlyings)]
    [InlineData("STO 1 SPY 251219P500;BTO 1 SPY 261218P490", ErrorIds.OrderExpired)]
    [InlineData("STO 1 SPY 261218P500;BTO 1 SPY 261218P495;STO 1 SPY 261218P490;BTO 1 SPY 261218P485;BTO 1 SPY 261218P480", ErrorIds.OrderTooManyLegs)]
    [InlineData("BTO 1 SPY 261218P500;BTO 1 SPY 261218C600", ErrorIds.OrderEffect)]
    [InlineData("STO 1 SPY 261218P500;BTO 1 SPY 261218P500", ErrorIds.OrderDuplicateLeg)]
    [InlineData("BTO 1 SPY;STO 1 AAPL", ErrorIds.OrderMixedUnderlyings)]
    [InlineData("Buy 1 /ESZ6;Sell 1 /ESH7", ErrorIds.OrderClass)]
    public void A_spread_that_is_none_never_reaches_the_wire(string legs, string expected)
    {
        var error = _shell.Pipe("New-TastyOrder", ("Leg", legs.Split(';')), ("Credit", 1.25), ("Confirm", false), ("AccountNumber", _shell.Margin)).Run().SingleError(expected);
        Assert.NotEmpty(error.ErrorDetails!.RecommendedAction!);
        Assert.NotNull(error.TargetObject);
        Assert.DoesNotContain(_shell.Wire, w => w.StartsWith("POST", StringComparison.Ordinal));
    }

    private TestEngine.ShellRun New(params (string, object?)[] more)
    {
        var said = new Dictionary<string, object?> { ["Symbol"] = "MSFT", ["Buy"] = 10, ["Limit"] = 300, ["Open"] = null, ["Confirm"] = false, ["AccountNumber"] = _shell.Margin };
        foreach (var (name, value) in more) said[name] = value;
        return _shell.Pipe("New-TastyOrder", [.. said.Select(p => (p.Key, p.Value))]).Run();
    }

    private void Refuse(string route, int status, string json) =>
        _shell.Broker.Faults.Add(route, PaperFault.Instead(new PaperResponse(status, "application/json", Encoding.UTF8.GetBytes(json))));

    private string Status(bool isFrozen, bool isClosingOnly) => $$$"""{"data":{"is-frozen":{{{(isFrozen ? "true" : "false")}}},"is-closing-only":{{{(isClosingOnly ? "true" : "false")}}},"account-number":"{{{_shell.Margin}}}"}}""";

    private static string Failed(string code) => $$$"""{"error":{"code":"preflight_check_failure","message":"One or more preflight checks failed","errors":[{"code":"{{{code}}}","message":"The venue's words"}]}}""";

    private static void AssertSays(ErrorRecord error, string code, ErrorCategory category)
    {
        Assert.Contains(code, error.Exception.Message);
        Assert.Contains(code, error.ErrorDetails!.Message);
        Assert.Equal(code, error.Exception.Data["ApiCode"] ?? error.Exception.InnerException!.Data["ApiCode"]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotNull(error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction!);
    }
}
