using System.Globalization;
using TastyPS.Core;
using TastyPS.TestEngine;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Risk;

/// <summary>A paper account with a policy, and more shells beside the first where they are wanted.</summary>
internal sealed class RiskShell : IDisposable
{
    public PaperShell Shell { get; } = new();

    public string Account => Shell.Margin;

    public TastyClient Client => Shell.Connection.Client(new Http.RecordingSink());

    public string PolicyFile => Shell.Connection.Options.JournalState.File("risk-policy.json");

    /// <summary>Requests that could have made or changed an order.</summary>
    public IEnumerable<string> Sent => Shell.Wire.Where(w => !w.StartsWith("GET", StringComparison.Ordinal) && !w.Contains("oauth", StringComparison.Ordinal) && !w.EndsWith("dry-run", StringComparison.Ordinal));

    public ShellRun Run(string name, params (string Name, object? Value)[] arguments) => Shell.Pipe(name, [.. arguments, ("AccountNumber", Account)]).Run();

    public void Set(RiskRule rule, object? limit) => Assert.Empty(Run("Set-TastyRiskPolicy", (rule.ToString(), limit), ("Confirm", false)).AllErrors);

    /// <summary>Sends by a second process of the same user: another connection, the same state folder, the same venue.</summary>
    public async Task<TastyException?> SubmitElsewhereAsync(OrderRequest order)
    {
        await using var other = new Connection(Shell.Connection.Options, new Credential(Shell.Broker.ClientSecret, Shell.Broker.RefreshToken), "other");
        return await SubmitAsync(other, order).ConfigureAwait(false);
    }

    public async Task<TastyException?> SubmitAsync(Connection connection, OrderRequest order)
    {
        try
        {
            await connection.Client(new Http.RecordingSink()).Orders.SubmitAsync(OrderIntent.Place(connection, Account, order, allowDuplicate: true), CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (TastyException e)
        {
            return e;
        }
    }

    public Task<TastyException?> SubmitAsync(OrderRequest order) => SubmitAsync(Shell.Connection, order);

    /// <summary>What each rule says of an order.</summary>
    public IReadOnlyList<RiskCheck> Test(OrderRequest order) => Run("Test-TastyRiskPolicy", ("Order", order)).All<RiskCheck>();

    public static OrderRequest Order(string legs, OrderType type = OrderType.Limit, decimal? price = null, PriceEffect? effect = null) => new()
    {
        OrderType = type,
        TimeInForce = TimeInForce.Day,
        Price = price,
        PriceEffect = effect ?? (price is null ? null : PriceEffect.Debit),
        Legs = [.. legs.Split(';').Select(text =>
        {
            var words = text.Trim().Split(' ', 3);
            var symbol = Symbol.Parse(words[2]);
            return new OrderLegRequest { Action = Enum.Parse<OrderAction>(words[0]), Quantity = decimal.Parse(words[1], CultureInfo.InvariantCulture), Symbol = symbol.ToApi(), InstrumentType = symbol.InstrumentType };
        })],
    };

    public void Dispose() => Shell.Dispose();
}
