using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Start-TastyBacktest: has the venue repeat a trade over the past; with -Wait until it is done, and Ctrl+C cancels it there.</summary>
[Cmdlet(VerbsLifecycle.Start, "TastyBacktest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Backtest))]
public sealed class StartTastyBacktestCommand : TastySessionCmdlet
{
    private readonly List<BacktestLeg> _legs = [];

    /// <summary>The underlying.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateCount(1, 1)]
    public string[] Symbol { get; set; } = [];

    /// <summary>The first day; Get-TastyBacktestAvailability knows how far back there is data.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [MarketDateTransformation]
    public DateTime? StartDate { get; set; }

    [Parameter(Mandatory = true, Position = 2)]
    [MarketDateTransformation]
    public DateTime? EndDate { get; set; }

    /// <summary>The legs of one trade, as New-TastyBacktestLeg makes them; through the pipeline too.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [Alias("Leg")]
    public BacktestLeg[] BacktestLeg { get; set; } = [];

    /// <summary>When a trade is entered: every day, on weekdays (-DayOfWeek), or when the days to expiration match exactly.</summary>
    [Parameter]
    [ValidateSet("EveryDay", "OnSpecificDaysOfTheWeek", "OnExactDaysToExpirationMatch")]
    public BacktestFrequency? Frequency { get; set; }

    /// <summary>The weekdays on which a trade is entered.</summary>
    [Parameter]
    public DayOfWeek[]? DayOfWeek { get; set; }

    /// <summary>At most this many trades at a time.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaximumActiveTrials { get; set; }

    /// <summary>What to do at that number: not enter, or close the oldest.</summary>
    [Parameter]
    [ValidateSet("DontEnter", "CloseOldest")]
    public BacktestMaximumTrialsBehavior? MaximumActiveTrialsBehavior { get; set; }

    /// <summary>No entry while the VIX is below.</summary>
    [Parameter]
    public int? MinimumVix { get; set; }

    /// <summary>No entry while the VIX is above.</summary>
    [Parameter]
    public int? MaximumVix { get; set; }

    /// <summary>Close at this gain, in percent of what was paid or received.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? TakeProfitPercent { get; set; }

    /// <summary>Close at this loss, in percent of what was paid or received.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? StopLossPercent { get; set; }

    /// <summary>Close after so many days in the trade.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? ExitAfterDays { get; set; }

    /// <summary>Close so many days before expiration.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? ExitAtDte { get; set; }

    /// <summary>Close when the VIX falls below.</summary>
    [Parameter]
    public int? ExitBelowVix { get; set; }

    /// <summary>Wait for the results, with a progress bar.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override Task BeginAsync()
    {
        DateRange.Check(StartDate, EndDate);
        if (DayOfWeek is not null && Frequency is not (null or BacktestFrequency.OnSpecificDaysOfTheWeek))
            throw new TastyException(ErrorIds.ParameterInvalid, $"-DayOfWeek names weekdays and -Frequency {Frequency} other days.", "Give one or the other.");
        return Task.CompletedTask;
    }

    protected override Task RunAsync(TastyClient client)
    {
        _legs.AddRange(BacktestLeg);
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        var request = Request();
        var action = string.Create(CultureInfo.InvariantCulture, $"Backtest {request.Legs} from {StartDate:yyyy-MM-dd} to {EndDate:yyyy-MM-dd}");
        if (!await ShouldAsync($"{Symbol[0]} ({client.Connection.Options.Environment})", action).ConfigureAwait(false)) return;
        var backtest = await client.Backtests.StartAsync(request, CancelToken).ConfigureAwait(false);
        client.Connection.BacktestIds.Add(backtest.Id, backtest.ToString());
        Output(Wait ? await client.Backtests.WaitAsync(backtest, CancelToken).ConfigureAwait(false) : backtest);
    }

    private BacktestRequest Request() => new()
    {
        Symbol = Symbol[0],
        StartDate = StartDate,
        EndDate = EndDate,
        Legs = [.. _legs],
        EntryConditions = new BacktestEntryConditions
        {
            Frequency = Frequency ?? (DayOfWeek is null ? BacktestFrequency.EveryDay : BacktestFrequency.OnSpecificDaysOfTheWeek),
            SpecificDays = DayOfWeek is null ? null : [.. DayOfWeek.Select(day => (int)day)],
            MaximumActiveTrials = MaximumActiveTrials,
            MaximumActiveTrialsBehavior = MaximumActiveTrialsBehavior,
            MinimumVix = MinimumVix,
            MaximumVix = MaximumVix,
        },
        ExitConditions = new BacktestExitConditions
        {
            TakeProfitPercentage = TakeProfitPercent,
            StopLossPercentage = StopLossPercent,
            AfterDaysInTrade = ExitAfterDays,
            AtDaysToExpiration = ExitAtDte,
            MinimumVix = ExitBelowVix,
        },
    };
}
