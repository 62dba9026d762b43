using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarketHoliday: the days on which a market stays closed or closes early, one row a day.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarketHoliday")]
[OutputType(typeof(MarketHoliday))]
public sealed class GetTastyMarketHolidayCommand : TastyReferenceCmdlet
{
    /// <summary>Equity (options too), CME or CFE.</summary>
    [Parameter(Position = 0)]
    [Alias("Market")]
    [ValidateSet("Equity", "CME", "CFE")]
    public string[]? InstrumentCollection { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        foreach (var market in GetTastyMarketSessionCommand.Canonical(InstrumentCollection) ?? [MarketTimeApi.Equity])
        {
            var calendar = await client.MarketTime.CalendarAsync(market, CancelToken).ConfigureAwait(false);
            var days = (calendar.MarketHolidays ?? []).Select(d => (Date: d, IsHalf: false)).Concat((calendar.MarketHalfDays ?? []).Select(d => (Date: d, IsHalf: true)));
            foreach (var (date, isHalf) in days.OrderBy(d => d.Date)) Output(new MarketHoliday { Market = market, Date = date, IsHalfDay = isHalf });
        }
    }
}
