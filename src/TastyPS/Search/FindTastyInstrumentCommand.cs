using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Find-TastyInstrument: instruments of any class by a word of their symbol or description.</summary>
[Cmdlet(VerbsCommon.Find, "TastyInstrument")]
[OutputType(typeof(InstrumentSearchResult))]
public sealed class FindTastyInstrumentCommand : TastySessionCmdlet
{
    /// <summary>Words to look for.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Text { get; set; } = [];

    [Parameter]
    public InstrumentType? InstrumentType { get; set; }

    /// <summary>The venue's categories, such as Energy or Index.</summary>
    [Parameter]
    public string[]? Category { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(ExchangeCompleter))]
    public string? Exchange { get; set; }

    /// <summary>Only what trades on this date or longer; without it what trades today.</summary>
    [Parameter]
    [MarketDateTransformation]
    public DateTime? TradesUntil { get; set; }

    /// <summary>At most this many hits a query, up to 100; the venue gives 25 where nothing is said.</summary>
    [Parameter]
    [ValidateRange(1, SearchApi.MostHits)]
    public int? First { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        foreach (var query in Text)
        {
            var search = new InstrumentSearch { Query = query, InstrumentType = InstrumentType, Categories = Category, Exchange = Exchange, TradesUntil = TradesUntil, Limit = First };
            await OutputAsync(client.Search.InstrumentsAsync(search, CancelToken)).ConfigureAwait(false);
        }
    }
}
