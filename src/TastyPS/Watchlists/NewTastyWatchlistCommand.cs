using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>New-TastyWatchlist: a list of the user's own; the symbols may come through the pipeline.</summary>
[Cmdlet(VerbsCommon.New, "TastyWatchlist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Watchlist))]
public sealed class NewTastyWatchlistCommand : TastySessionCmdlet
{
    private readonly List<string> _symbols = [];

    /// <summary>Its name; any text but '.' and '..'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateCount(1, 1)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Symbols of any class in any form, or objects that have one; none makes an empty list.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [AllowEmptyCollection]
    public string[] Symbol { get; set; } = [];

    /// <summary>The group that it is shown in.</summary>
    [Parameter]
    public string? GroupName { get; set; }

    /// <summary>Its place among the lists; the last without.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? OrderIndex { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol);
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        var name = Name[0];
        var symbols = _symbols.Distinct(StringComparer.Ordinal).ToList();
        if (!await ShouldAsync($"watchlist '{name}' ({client.Connection.Options.Environment})", symbols.Count == 0 ? "Create, empty" : $"Create with {string.Join(", ", symbols)}").ConfigureAwait(false)) return;
        var list = new WatchlistRequest { Name = name, GroupName = GroupName, OrderIndex = OrderIndex, WatchlistEntries = [.. symbols.Select(WatchlistEdit.Entry)] };
        Output(await client.Watchlists.CreateAsync(list, CancelToken).ConfigureAwait(false));
        client.Connection.WatchlistNames.Add(name, "watchlist");
    }
}
