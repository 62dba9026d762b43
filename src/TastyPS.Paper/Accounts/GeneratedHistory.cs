namespace TastyPS.Paper;

/// <summary>A long, dull history for tests of paging: one deposit, then a share bought and sold again and again.</summary>
internal static class GeneratedHistory
{
    private const decimal Deposit = 1_000_000m;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(97);

    public static PaperLedger Of(int count, int tradingStatusId, Instrument share, DateTimeOffset until)
    {
        return new PaperLedger(count, Line);

        PaperTransaction Line(int index)
        {
            var at = until - (Step * (count - index));
            var id = PaperAccount.IdOf(tradingStatusId, index);
            if (index == 0)
                return new PaperTransaction { Id = id, ExecutedAt = at, Type = "Money Movement", SubType = "Deposit", Description = "ACH DEPOSIT", Value = Deposit };

            var buys = index % 2 == 1;
            var price = 100m + (index / 2 % 1000 / 100m) + (buys ? 0 : 0.01m);
            var action = buys ? "Buy to Open" : "Sell to Close";
            return new PaperTransaction
            {
                Id = id,
                ExecutedAt = at,
                Type = "Trade",
                SubType = action,
                Description = $"{(buys ? "Bought" : "Sold")} 1 {share.Symbol} @ {price.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
                Instrument = share,
                Action = action,
                Quantity = 1,
                Price = price,
                Value = buys ? -price : price,
                Fees = FeeSchedule.Of(share, buys ? 1 : -1, price, buys),
            };
        }
    }
}
