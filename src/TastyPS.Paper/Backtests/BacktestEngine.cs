namespace TastyPS.Paper;

/// <summary>Runs a strategy through the market's past, one look a day a quarter of an hour before the close, at the marks.</summary>
internal sealed class BacktestEngine(PaperMarket market, BacktestRequest request)
{
    private readonly Instrument _underlying = market.InstrumentOf(request.Underlying);
    private readonly Instrument _vix = market.Find("VIX")!;
    private readonly OptionRoot _root = request.Underlying.OptionRoots[^1];
    private readonly List<Trial> _open = [];

    public BacktestResult Run()
    {
        var closed = new List<BacktestTrial>();
        var snapshots = new List<BacktestSnapshot>();
        decimal realized = 0;
        for (var session = market.Sessions.NextAfter(MarketCollection.Equity, request.From.AddDays(-1)); session.Date <= request.To;
             session = market.Sessions.NextAfter(MarketCollection.Equity, session.Date))
        {
            var at = session.CloseAt.AddMinutes(-15);
            var vix = market.MarkAt(_vix, at);
            foreach (var trial in _open.ToList())
            {
                trial.Value = ValueOf(trial, at);
                if (ShouldClose(trial, session.Date, vix)) Close(trial, at);
            }
            if (ShouldEnter(session.Date, vix))
            {
                if (_open.Count >= request.Entry.MaximumActive) Close(_open[0], at);
                if (Open(session.Date, at) is { } opened) _open.Add(opened);
            }
            snapshots.Add(new BacktestSnapshot(at, realized + _open.Sum(t => t.Gain), market.MarkAt(_underlying, at)));
        }
        foreach (var trial in _open.ToList()) Close(trial, snapshots[^1].At);
        return new BacktestResult(closed, snapshots);

        void Close(Trial trial, DateTimeOffset at)
        {
            _open.Remove(trial);
            realized += trial.Gain;
            closed.Add(new BacktestTrial(trial.OpenedAt, at, trial.Gain));
        }
    }

    private bool ShouldEnter(DateOnly date, decimal vix)
    {
        var entry = request.Entry;
        if (vix < entry.MinimumVix || vix > entry.MaximumVix) return false;
        if (_open.Count >= entry.MaximumActive && !entry.ClosesOldest) return false;
        return entry.Frequency switch
        {
            "every day" => true,
            "on specific days of the week" => entry.Days.Contains((int)date.DayOfWeek),
            _ => OptionCalendar.Listed(_root, date).Any(e => e.Date.DayNumber - date.DayNumber == request.Legs[0].Days),
        };
    }

    private bool ShouldClose(Trial trial, DateOnly date, decimal vix)
    {
        var exit = request.Exit;
        var days = trial.Expiration is { } expiration ? expiration.DayNumber - date.DayNumber : int.MaxValue;
        // Percentages are of what was paid or received.
        var percent = trial.Cost == 0 ? 0 : 100 * trial.Gain / Math.Abs(trial.Cost);
        return days <= 0 || days <= exit.AtDays || percent >= exit.TakeProfit || percent <= -exit.StopLoss
            || date.DayNumber - MarketCalendar.DateOf(trial.OpenedAt).DayNumber >= exit.AfterDays || vix < exit.MinimumVix;
    }

    private Trial? Open(DateOnly date, DateTimeOffset at)
    {
        var spot = market.MarkAt(_underlying, at);
        var listed = OptionCalendar.Listed(_root, date).Where(e => e.Date > date).ToList();
        var contracts = new List<Instrument>();
        foreach (var leg in request.Legs)
        {
            if (!leg.IsOption)
            {
                contracts.Add(_underlying);
                continue;
            }
            var expiration = listed.MinBy(e => Math.Abs(e.Date.DayNumber - date.DayNumber - leg.Days));
            if (expiration is null) return null;
            contracts.Add(market.Option(request.Underlying, expiration, StrikeOf(leg, expiration, spot, contracts, at), leg.IsCall));
        }
        var trial = new Trial(contracts, at, contracts.Where(i => i.IsOption).Select(i => i.ExpirationDate).Min());
        trial.Cost = trial.Value = ValueOf(trial, at);
        return trial;
    }

    private decimal StrikeOf(BacktestLeg leg, Expiration expiration, decimal spot, List<Instrument> earlier, DateTimeOffset at)
    {
        var step = StrikeLadder.Step(request.Underlying, _root);
        var relative = leg.Selection.EndsWith("Relative", StringComparison.Ordinal) ? earlier[leg.RelativeTo].Strike ?? spot : spot;
        var away = leg.IsCall ? 1 : -1;
        return leg.Selection switch
        {
            "delta" => Search(k => away * 100 * (double)(Greeks(k)?.Delta ?? 0), (double)leg.Value),
            "premium" => Search(k => 100 * (double)market.MarkAt(Contract(k), at), (double)leg.Value),
            _ when leg.Selection.StartsWith("percentage", StringComparison.Ordinal) => Grid(relative * (1 + (away * leg.Value))),
            _ => Grid(relative + leg.Value),
        };

        decimal Grid(decimal strike) => Math.Max(step, Math.Round(strike / step) * step);

        Instrument Contract(decimal strike) => market.Option(request.Underlying, expiration, strike, leg.IsCall);

        Greeks? Greeks(decimal strike) => market.GreeksAt(Contract(strike), at);

        // Both delta and premium fall as the strike goes out of the money.
        decimal Search(Func<decimal, double> value, double target)
        {
            int low = (int)(spot * 0.4m / step) + 1, high = (int)(spot * 1.8m / step);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (value(middle * step) > target == leg.IsCall) low = middle + 1;
                else high = middle;
            }
            return low * step;
        }
    }

    private decimal ValueOf(Trial trial, DateTimeOffset at) =>
        trial.Contracts.Zip(request.Legs, (i, leg) => leg.Sign * leg.Quantity * leg.Multiplier * (i.ExpiresAt <= at ? market.SettlementOf(i) : market.MarkAt(i, at))).Sum();

    private sealed class Trial(IReadOnlyList<Instrument> contracts, DateTimeOffset openedAt, DateOnly? expiration)
    {
        public IReadOnlyList<Instrument> Contracts => contracts;

        public DateTimeOffset OpenedAt => openedAt;

        public DateOnly? Expiration => expiration;

        public decimal Cost { get; set; }

        public decimal Value { get; set; }

        public decimal Gain => Value - Cost;
    }
}

/// <summary>What came of a backtest.</summary>
internal sealed record BacktestResult(IReadOnlyList<BacktestTrial> Trials, IReadOnlyList<BacktestSnapshot> Snapshots);

/// <summary>One trade of a backtest, with its gain in dollars.</summary>
internal sealed record BacktestTrial(DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, decimal ProfitLoss);

/// <summary>All trades together at one instant.</summary>
internal sealed record BacktestSnapshot(DateTimeOffset At, decimal ProfitLoss, decimal UnderlyingPrice);
