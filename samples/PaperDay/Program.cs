using System.Globalization;
using TastyPS;
using TastyPS.Core;
using TastyPS.Paper;

// The same trading day as samples/Demo.ps1, without PowerShell: TastyPS.Core as a library, against the built-in paper broker.
//   dotnet run --project samples/PaperDay [-- --out positions.csv]

var csv = args is ["--out", var path] ? path : "positions.csv";
if (args.Length > 0 && args is not ["--out", _])
{
    Console.Error.WriteLine("usage: PaperDay [--out FILE]");
    return 2;
}

// A broker in memory stands where the venue would be; everything above the transport is what talks to the real one.
await using var broker = new PaperBroker();
var options = ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = () => new PaperHttpHandler(broker), StreamConnections = () => PaperSockets.Connect(broker), VenueClock = broker.Clock };
await using var connection = new Connection(options, new Credential(broker.ClientSecret, broker.RefreshToken), "paper");
var client = connection.Client(SilentSink.Instance);
try
{
    await connection.OpenAsync(SilentSink.Instance, CancellationToken.None);
    Console.WriteLine($"Connected to {options.Environment}; market date {connection.MarketToday:yyyy-MM-dd}.\n");

    Console.WriteLine($"{"Account",-10} {"Type",-12} {"Net liq",14} {"Cash",14} {"Option BP",14}");
    await foreach (var account in client.Accounts.ListAsync())
        await foreach (var balance in client.Balances.ListAsync(account.AccountNumber!, CancellationToken.None))
            Console.WriteLine($"{account.AccountNumber,-10} {account.AccountTypeName,-12} {balance.NetLiquidatingValue,14:N2} {balance.CashBalance,14:N2} {balance.DerivativeBuyingPower,14:N2}");

    var positions = new List<Position>();
    foreach (var number in connection.AccountNumbers)
        await foreach (var position in client.Positions.ListAsync(number, new PositionFilter(), CancellationToken.None))
            positions.Add(position);
    Console.WriteLine($"\n{"Symbol",-28} {"Type",-15} {"Qty",10} {"Open",12} {"Mark",12} {"P/L",12}");
    foreach (var p in positions)
        Console.WriteLine($"{p.Symbol,-28} {p.InstrumentType,-15} {p.SignedQuantity,10:0.####} {p.AverageOpenPrice,12:N2} {p.MarkPrice ?? p.Mark,12:N2} {p.UnrealizedGain,12:+#,0.00;-#,0.00;0.00}");

    await File.WriteAllLinesAsync(csv, [Row("AccountNumber", "Symbol", "InstrumentType", "SignedQuantity", "AverageOpenPrice", "MarketValue", "UnrealizedGain"), .. positions.Select(ToRow)]);
    Console.WriteLine($"\nWrote {positions.Count} positions to {Path.GetFullPath(csv)}.");

    var order = new OrderRequest
    {
        OrderType = OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = 100m,
        PriceEffect = PriceEffect.Debit,
        Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = "SPY", Action = OrderAction.BuyToOpen, Quantity = 1 }],
    };
    var check = await client.Orders.DryRunAsync(connection.AccountNumbers[0], order, CancellationToken.None);
    Console.WriteLine($"\nDry-run: {order}\n  buying power {check.BuyingPowerEffect?.ChangeInBuyingPower:N2} → {check.BuyingPowerEffect?.NewBuyingPower:N2}, fees {check.FeeCalculation?.TotalFees:N2}, nothing was sent.");
    return 0;
}
catch (TastyException e)
{
    Console.Error.WriteLine($"{e.Message}\n{e.Advice}");
    return 1;
}

// A spreadsheet opens this in the culture that wrote it: its list separator, its decimal sign.
static string Row(params object?[] cells) => string.Join(CultureInfo.CurrentCulture.TextInfo.ListSeparator, cells.Select(c => $"\"{string.Format(CultureInfo.CurrentCulture, "{0}", c).Replace("\"", "\"\"")}\""));

static string ToRow(Position p) => Row(p.AccountNumber, p.Symbol, p.InstrumentType, p.SignedQuantity, p.AverageOpenPrice, p.MarketValue, p.UnrealizedGain);
