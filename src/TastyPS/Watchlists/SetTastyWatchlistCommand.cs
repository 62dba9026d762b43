using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyWatchlist: gives a watchlist other symbols, another group, another place. What is not named stays.</summary>
[Cmdlet(VerbsCommon.Set, "TastyWatchlist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Watchlist))]
public sealed class SetTastyWatchlistCommand : TastyWatchlistCmdlet
{
    /// <summary>All symbols that the list shall have, in their order; an empty list empties it.</summary>
    [Parameter(Position = 1)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [AllowEmptyCollection]
    public string[]? Symbol { get; set; }

    /// <summary>The group that it is shown in.</summary>
    [Parameter]
    public string? GroupName { get; set; }

    /// <summary>Its place among the lists.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? OrderIndex { get; set; }

    protected override Task BeginAsync() => Symbol is not null || GroupName is not null || OrderIndex is not null
        ? Task.CompletedTask
        : throw new TastyException(ErrorIds.ParameterInvalid, "There is nothing to set.", "Give -Symbol, -GroupName or -OrderIndex; Add-TastyWatchlistEntry adds symbols to those that are there.");

    protected override Task RunAsync(TastyClient client) => ChangeAsync(client, Name, string.Join(", ", Said()), list =>
    {
        var changed = WatchlistEdit.Copy(list);
        // An entry that stays keeps all that the venue knows of it.
        if (Symbol is not null) changed.WatchlistEntries = [.. Symbol.Distinct(StringComparer.Ordinal).Select(s => changed.WatchlistEntries.FirstOrDefault(e => e.Symbol == s) ?? WatchlistEdit.Entry(s))];
        changed.GroupName = GroupName ?? changed.GroupName;
        changed.OrderIndex = OrderIndex ?? changed.OrderIndex;
        return changed;
    });

    private IEnumerable<string> Said()
    {
        if (Symbol is not null) yield return Symbol.Length == 0 ? "Set no symbols" : $"Set the symbols {string.Join(", ", Symbol)}";
        if (GroupName is not null) yield return $"Set the group '{GroupName}'";
        if (OrderIndex is not null) yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Set the place {OrderIndex}");
    }
}
