using System.Collections;
using System.Management.Automation;
using TastyPS.Commands;
using TastyPS.Core;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Completion;

/// <summary>The completers that live on the cache: expirations and strikes of the chain in question, symbols, products.</summary>
public sealed class ReferenceCompletionTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly PaperShell _shell;

    public ReferenceCompletionTests()
    {
        _shell = new PaperShell(state: new StateFolder(_home.Path));
        Caches.Source = () => _shell.Connection.Cache;
    }

    public void Dispose()
    {
        Caches.Source = null;
        _shell.Dispose();
        _home.Dispose();
    }

    private static List<string> Complete(IArgumentCompleter completer, string word, params (string Name, object Value)[] bound) =>
        [.. completer.CompleteArgument("Get-TastyOptionChain", "x", word, null!, new Hashtable(bound.ToDictionary(b => b.Name, b => b.Value))).Select(c => c.CompletionText)];

    [Fact]
    public void Expirations_and_strikes_are_those_of_the_chain_in_question()
    {
        _shell.Pipe("Get-TastyExpiration", ("Symbol", "SPY")).Run();
        _shell.Pipe("Get-TastyExpiration", ("Symbol", "KO")).Run();
        _shell.Broker.Requests.Clear();

        Assert.Contains("2026-12-18", Complete(new ExpirationCompleter(), "2026-12", ("Symbol", "spy")));
        Assert.All(Complete(new StrikeCompleter(), "", ("Symbol", "KO")), k => Assert.InRange(decimal.Parse(k), 1, 200));
        Assert.Contains("530", Complete(new StrikeCompleter(), "53", ("Symbol", "SPY"), ("ExpirationDate", "18dec26")));
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void Symbols_that_passed_by_and_products_that_were_listed()
    {
        Assert.Empty(Complete(new SeenSymbolCompleter(), "AA"));
        _shell.Pipe("Get-TastyEquity", ("Symbol", new[] { "AAPL", "SPY" })).Run();
        _shell.Pipe("Get-TastyFutureProduct").Run();

        Assert.Equal(["AAPL"], Complete(new SeenSymbolCompleter(), "aa"));
        Assert.Equal(["GC"], Complete(new ProductCompleter(), "G"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("ZZZZ")]
    public void What_nobody_knows_completes_to_nothing(string symbol) => Assert.Empty(Complete(new ExpirationCompleter(), "", ("Symbol", symbol)));
}
