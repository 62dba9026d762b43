using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Tape;

/// <summary>A tape is searched for everything that the session knew and that is nobody's business, wherever the venue had put it.</summary>
public sealed class TapeRedactionTests : IDisposable
{
    private static readonly string[] First = ["Gwendolyn", "Bartholomew", "Zoë", "Mei-Ling"], Last = ["Oyelaran", "Featherstonehaugh", "de la Cruz", "Ng"];
    private readonly PaperShell _shell = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Nothing_that_is_nobodys_business_is_on_it(int seed)
    {
        var random = new Random(seed);
        var (first, last) = (First[random.Next(First.Length)], Last[random.Next(Last.Length)]);
        var email = $"{Letters(random, 9)}@{Letters(random, 6)}.example";
        var (phone, tax, user, external, vault) = ("+1" + Digits(random, 10), Digits(random, 9), Letters(random, 14), Letters(random, 20), Letters(random, 40));
        var (closed, typed) = ("5W" + Letters(random, 1).ToUpperInvariant() + Digits(random, 5), "5Z" + Letters(random, 1).ToUpperInvariant() + Digits(random, 5));
        Answer("/customers/me", new JsonObject
        {
            ["first-name"] = first, ["last-name"] = last, ["email"] = email, ["mobile-phone-number"] = phone, ["tax-number"] = tax, ["user-id"] = user, ["birth-date"] = "1961-07-30",
            ["address"] = new JsonObject { ["street-one"] = "77 Quiet Lane", ["city"] = "Leominster" },
            ["entity"] = new JsonObject { ["grantor-email"] = email, ["entity-officers"] = new JsonArray(new JsonObject { ["last-name"] = last }) },
        });
        // The venue's words, where no name tells what is in them.
        Answer("/market-metrics", new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject
            {
                ["symbol"] = "SPY", ["note"] = $"Transfer for {first} {last.ToUpperInvariant()} ({email}, {phone}) from {closed}", ["contact"] = $"mailto:{Letters(random, 5)}@elsewhere.example",
                ["owner"] = user, ["by-account"] = new JsonObject { [_shell.Margin] = 1, [closed] = 2 }, ["accountNumber"] = closed, ["account_numbers"] = new JsonArray(_shell.Margin, closed),
                ["sessionToken"] = vault, ["link"] = $"/accounts/{_shell.Margin}/orders?token={vault}", ["external-identifier"] = external, ["key"] = _shell.Broker.RefreshToken,
            }),
            ["context"] = $"/accounts/{typed}/positions",
        });
        var path = _folder.File("bug.jsonl");
        string token;
        using (var live = _shell.Pipe("Export-TastyTape", ("Path", path), ("Symbol", "SPY")).Start())
        {
            await Patience.UntilAsync(() => _shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the account stream");
            _shell.Pipe("Invoke-TastyApi", ("Path", $"/accounts/{typed}/trading-status")).Run();
            _shell.Pipe("Invoke-TastyApi", ("Path", "/market-metrics"), ("Query", new System.Collections.Hashtable { ["symbols"] = "SPY", ["account-number"] = closed, ["token"] = vault })).Run();
            foreach (var command in (string[])["Get-TastyAccount", "Get-TastyCustomer", "Get-TastyBalance", "Get-TastyPosition", "Get-TastyTransaction", "Get-TastyTradingStatus", "Get-TastyNetLiqHistory"])
                _shell.Pipe(command).Run();
            _shell.Pipe("New-TastyOrder", ("AccountNumber", _shell.Margin), ("Symbol", "SPY"), ("Buy", 1), ("Limit", 1m), ("Confirm", false)).Run();
            token = await _shell.Connection.BearerAsync(new Http.RecordingSink(), CancellationToken.None);
            await Patience.UntilAsync(() => _shell.Connection.AccountStream.GetStatus().Events > 0, "a message about the order");
            Assert.Empty(live.Stop().AllErrors);
        }

        var tape = await File.ReadAllTextAsync(path);
        Assert.Contains("TAPE0001", tape, StringComparison.Ordinal);
        Assert.Contains("Transfer for *** ***", tape, StringComparison.Ordinal);
        Assert.Contains("\"by-account\":{\"TAPE0001\":1,", tape, StringComparison.Ordinal);
        string[] secrets =
        [
            .. _shell.Broker.Accounts.Select(a => a.AccountNumber), closed, typed, first, .. last.Split(' ').Where(w => w.Length > 2), email, phone, tax, user, external, vault, "1961-07-30", "Quiet Lane",
            "@elsewhere", "Leominster", _shell.Broker.ClientSecret, _shell.Broker.RefreshToken, token["Bearer ".Length..], "Bearer",
            .. _shell.Pipe("Get-TastyOrder", ("AccountNumber", _shell.Margin)).Run().Output.OfType<Order>().Select(o => o.ExternalIdentifier).OfType<string>(),
        ];
        Assert.All(secrets, s => Assert.DoesNotContain(s, tape, StringComparison.OrdinalIgnoreCase));
    }

    private void Answer(string path, JsonObject data)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["data"] = data }.ToJsonString());
        _shell.Broker.Faults.Add("GET " + path, PaperFault.Instead(new PaperResponse(200, "application/json", body)) with { Times = null });
    }

    private static string Letters(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));

    private static string Digits(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10))));
}
