using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyEquity: shares, ETFs and indices: by symbol, or all that fit, page by page as the pipeline takes them.</summary>
[Cmdlet(VerbsCommon.Get, "TastyEquity", DefaultParameterSetName = QuerySet)]
[OutputType(typeof(Equity))]
public sealed class GetTastyEquityCommand : TastyReferenceCmdlet
{
    private const string SymbolSet = "Symbol";
    private const string QuerySet = "Query";
    private const string ActiveSet = "Active";

    private readonly List<string> _symbols = [];

    /// <summary>Tickers, or objects that have one.</summary>
    [Parameter(ParameterSetName = SymbolSet, Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    /// <summary>Only ETFs; with <c>:$false</c> only others.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    public SwitchParameter IsEtf { get; set; }

    /// <summary>Only indices; with <c>:$false</c> only others.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    public SwitchParameter IsIndex { get; set; }

    /// <summary>Only what trades now.</summary>
    [Parameter(ParameterSetName = ActiveSet, Mandatory = true)]
    public SwitchParameter Active { get; set; }

    /// <summary>How easily shares are borrowed for a short sale.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [Parameter(ParameterSetName = ActiveSet)]
    public Lendability? Lendability { get; set; }

    /// <summary>At most this many; no more are asked for.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [Parameter(ParameterSetName = ActiveSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        if (Symbol is not null)
        {
            _symbols.AddRange(Symbol);
            return;
        }
        var seen = new List<(string?, string?)>();
        var list = Active
            ? client.Instruments.ActiveEquities(Lendability, First)
            : client.Instruments.Equities(new EquityFilter { IsEtf = Said(nameof(IsEtf), IsEtf), IsIndex = Said(nameof(IsIndex), IsIndex), Lendability = Lendability }, First);
        try
        {
            await OutputAsync(list.Each(e => seen.Add((e.Symbol, e.ShortDescription)))).ConfigureAwait(false);
        }
        finally
        {
            Remember(client, seen);
        }
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        await foreach (var equity in client.Instruments.EquitiesAsync(_symbols, CancelToken).ConfigureAwait(false))
        {
            Remember(client, [(equity.Symbol, equity.ShortDescription)]);
            Output(equity);
        }
    }

    private bool? Said(string name, SwitchParameter value) => Has(name) ? value.IsPresent : null;
}
