using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyFuture: contracts by symbol, all of a product (<c>/ES</c>), or all there are.</summary>
[Cmdlet(VerbsCommon.Get, "TastyFuture", DefaultParameterSetName = QuerySet)]
[OutputType(typeof(Future))]
public sealed class GetTastyFutureCommand : TastyReferenceCmdlet
{
    private const string SymbolSet = "Symbol";
    private const string QuerySet = "Query";

    private readonly List<string> _symbols = [];

    /// <summary>Contracts (<c>/ESZ6</c>), products (<c>/ES</c>), or objects that have a symbol.</summary>
    [Parameter(ParameterSetName = SymbolSet, Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    /// <summary>Products, such as ES or /ES.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ArgumentCompleter(typeof(ProductCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ProductCode { get; set; }

    /// <summary>The exchange's own numbers of contracts.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    public string[]? SecurityId { get; set; }

    /// <summary>Tells equal security ids of two exchanges apart.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ArgumentCompleter(typeof(ExchangeCompleter))]
    public string? Exchange { get; set; }

    /// <summary>Expired contracts too.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    public SwitchParameter IncludeInactive { get; set; }

    /// <summary>Only the contract of each product that most is traded in.</summary>
    [Parameter]
    public SwitchParameter ActiveMonth { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        if (Symbol is not null)
        {
            _symbols.AddRange(Symbol);
            return;
        }
        await ListAsync(client, new() { ProductCodes = ProductCode?.Select(c => c.ToUpperInvariant()).ToList(), SecurityIds = SecurityId, Exchange = Exchange, IncludeInactive = IncludeInactive }).ConfigureAwait(false);
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        var (products, contracts) = (_symbols.Where(IsProduct).ToList(), _symbols.Where(s => !IsProduct(s)).ToList());
        if (products.Count > 0) await ListAsync(client, new() { ProductCodes = products }).ConfigureAwait(false);
        await foreach (var future in client.Instruments.FuturesAsync(contracts, CancelToken).ConfigureAwait(false))
            if (!ActiveMonth || future.ActiveMonth == true) Output(future);
    }

    private Task ListAsync(TastyClient client, FutureFilter filter) => OutputAsync(client.Instruments.Futures(filter).Where(f => !ActiveMonth || f.ActiveMonth == true));

    private static bool IsProduct(string symbol) => TastyPS.Symbol.Parse(symbol) is { InstrumentType: InstrumentType.Future, ContractMonth: null };
}
