using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyMarginRequirement: the margin rates that hold for underlyings in an account.</summary>
[Cmdlet(VerbsCommon.Get, "TastyMarginRequirement")]
[OutputType(typeof(EffectiveMarginRequirement))]
public sealed class GetTastyMarginRequirementCommand : TastyAccountCmdlet
{
    private readonly HashSet<(string, string)> _asked = [];

    /// <summary>One or more underlyings; each is asked for once, however many positions of it are piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UnderlyingSymbol { get; set; } = [];

    protected override Task RunAsync(TastyClient client, string accountNumber) =>
        EachAsync(UnderlyingSymbol.Select(s => s.Trim().ToUpperInvariant()).Where(s => _asked.Add((accountNumber, s))), async symbol => Output(await client.Risk.MarginRequirementAsync(accountNumber, symbol, CancelToken).ConfigureAwait(false)));
}
