using TastyPS.Paper;

namespace TastyPS.Benchmarks;

/// <summary>Writes a long log, as a busy broker would have in a year: a share bought and sold again and again.</summary>
internal static class PaperStateRig
{
    public static void Append(string folder, int events)
    {
        using var log = new StateLog(folder);
        var account = "";
        foreach (var e in log.Replay(seed: 42))
            if (e is AccountOpened opened) account = opened.Account;
        var at = new DateTimeOffset(2026, 11, 20, 15, 0, 1, TimeSpan.Zero);
        for (var i = 0; i < events; i++)
        {
            var buys = i % 2 == 0;
            log.Append(new LineWritten
            {
                Account = account,
                Id = PaperAccount.IdOf(PaperAccount.StatusIdOf(account), i + 1),
                At = at.AddMilliseconds(i),
                Type = "Trade",
                SubType = buys ? "Buy to Open" : "Sell to Close",
                Description = "Bought 1 SPY @ 500.01",
                Symbol = "SPY",
                Action = buys ? "Buy to Open" : "Sell to Close",
                Quantity = 1,
                Price = 500.01m,
                Value = buys ? -500.01m : 500.01m,
                Fees = new PaperFees { Clearing = 0.001m },
                OrderId = 270_001 + i,
                ExecId = "270001-1",
                LegCount = 1,
                PreviousClose = 499.5m,
            });
            // Each by itself, as after a request that did one thing: the dearest to read.
            log.EndLine();
        }
    }
}
