using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Find-TastySymbol: underlyings whose symbol begins with a text.</summary>
[Cmdlet(VerbsCommon.Find, "TastySymbol")]
[OutputType(typeof(SymbolSearchResult))]
public sealed class FindTastySymbolCommand : TastySessionCmdlet
{
    /// <summary>The beginning of a symbol.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Text { get; set; } = [];

    protected override async Task RunAsync(TastyClient client)
    {
        foreach (var query in Text)
        {
            try
            {
                await foreach (var hit in client.Search.SymbolsAsync(query.Trim(), CancelToken).ConfigureAwait(false))
                {
                    client.Connection.Cache?.Seen.Add([(hit.Symbol, hit.Description)]);
                    Output(hit);
                }
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                Fail(e, query);
            }
        }
    }
}
