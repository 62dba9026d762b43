using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyOptionChain: the options of an underlying, one by one, or in the venue's nested and compact forms.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOptionChain", DefaultParameterSetName = OptionSet)]
[OutputType(typeof(EquityOption), typeof(FutureOption), ParameterSetName = [OptionSet])]
[OutputType(typeof(NestedOptionChain), typeof(NestedFutureOptionChain), ParameterSetName = [NestedSet])]
[OutputType(typeof(CompactOptionChain), ParameterSetName = [CompactSet])]
public sealed class GetTastyOptionChainCommand : TastyChainCmdlet
{
    private const string OptionSet = "Option";
    private const string NestedSet = "Nested";
    private const string CompactSet = "Compact";

    /// <summary>One chain a root, with its expirations, with their strikes.</summary>
    [Parameter(ParameterSetName = NestedSet, Mandatory = true)]
    public SwitchParameter Nested { get; set; }

    /// <summary>The symbols alone; whole, the other filters do not apply.</summary>
    [Parameter(ParameterSetName = CompactSet, Mandatory = true)]
    public SwitchParameter Compact { get; set; }

    /// <summary>Exactly these strikes.</summary>
    [Parameter(ParameterSetName = OptionSet)]
    [Parameter(ParameterSetName = NestedSet)]
    [ArgumentCompleter(typeof(StrikeCompleter))]
    public decimal[]? Strike { get; set; }

    /// <summary>Lowest and highest strike.</summary>
    [Parameter(ParameterSetName = OptionSet)]
    [Parameter(ParameterSetName = NestedSet)]
    [ValidateCount(2, 2)]
    public decimal[]? StrikeRange { get; set; }

    /// <summary>So many strikes of each expiration, those nearest to the underlying's price.</summary>
    [Parameter(ParameterSetName = OptionSet)]
    [Parameter(ParameterSetName = NestedSet)]
    [ValidateRange(1, 10000)]
    public int? StrikeCount { get; set; }

    /// <summary>Calls or puts alone.</summary>
    [Parameter(ParameterSetName = OptionSet)]
    [Alias("Type")]
    public OptionType? OptionType { get; set; }

    private protected override ChainFilter Filter => base.Filter with
    {
        Strikes = Strike,
        StrikeRange = StrikeRange is [var min, var max] ? (min, max) : null,
        StrikeCount = StrikeCount,
        OptionType = OptionType,
    };

    protected override Task BeginAsync()
    {
        if (StrikeRange is [var min, var max] && min > max) throw Reversed(nameof(StrikeRange), string.Create(CultureInfo.InvariantCulture, $"{min},{max}"));
        if (Compact && (Monthly || Dte is not null || DteRange is not null || ExpirationDate is not null))
            throw new TastyException(ErrorIds.ParameterInvalid, "-Compact gives the whole chain.", "Leave -Compact out to choose expirations.");
        return base.BeginAsync();
    }

    protected override async Task RunAsync(TastyClient client, string symbol)
    {
        if (Compact)
        {
            foreach (var chain in await client.Chains.CompactAsync(symbol, CancelToken).ConfigureAwait(false)) Output(chain);
        }
        else if (!Nested)
        {
            await OutputAsync(client.Chains.OptionsAsync(symbol, Filter, CancelToken)).ConfigureAwait(false);
        }
        else if (ChainsApi.IsOfFuture(symbol))
        {
            Output(await client.Chains.NestedFutureAsync(symbol, Filter, CancelToken).ConfigureAwait(false));
        }
        else
        {
            foreach (var chain in await client.Chains.NestedAsync(symbol, Filter, CancelToken).ConfigureAwait(false)) Output(chain);
        }
    }
}
