namespace TastyPS.Tests.Cmdlets;

public sealed class WhatIfTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public void Nothing_that_changes_goes_on_the_wire(string method)
    {
        var run = _shell.Pipe("Invoke-TastyApi", ("Path", "/watchlists/mine"), ("Method", method), ("Body", "{}"), ("WhatIf", null)).Run();

        Assert.Empty(run.AllErrors);
        Assert.Contains(run.HostLines, l => l.Contains($"{method} /watchlists/mine", StringComparison.Ordinal));
        Assert.DoesNotContain(_shell.Wire, w => !w.StartsWith("GET", StringComparison.Ordinal) && !w.Contains("oauth", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_asks_and_no_is_no()
    {
        var run = _shell.Pipe("Invoke-TastyApi", ("Path", "/watchlists"), ("Method", "POST"), ("Body", "{}")).Answers("N").Run();

        Assert.Contains("Paper", Assert.Single(run.Questions).Message);
        Assert.DoesNotContain(_shell.Wire, w => w.Contains("watchlists", StringComparison.Ordinal));
    }
}
