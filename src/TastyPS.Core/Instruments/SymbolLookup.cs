using System.Net;
using System.Runtime.CompilerServices;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>
/// Finds what belongs to symbols: one by its own path; many by the list where the venue takes symbols there, and one by one,
/// several in flight, where it does not (403). What it does not know is an error of its own, the rest comes out.
/// </summary>
/// <param name="kind">What is looked for, as an error names it.</param>
/// <param name="isListForOne">True where a single symbol is asked for by the list too.</param>
internal sealed class SymbolLookup<T>(RestClient rest, string kind, Func<string, ApiRequest> one, Func<IReadOnlyList<string>, ApiRequest>? many, Func<T, string?> symbolOf, bool isListForOne = false)
    where T : class
{
    private const int PerCall = 100;
    private const int InFlight = 8;

    /// <param name="symbols">Each is asked for once.</param>
    /// <param name="missing">Takes what the venue does not know; without it each is an error of its own.</param>
    public async IAsyncEnumerable<T> FindAsync(IEnumerable<string> symbols, [EnumeratorCancellation] CancellationToken cancellationToken, Action<string>? missing = null)
    {
        missing ??= symbol => rest.Sink.Error(InstrumentsApi.Unknown(kind, symbol));
        var takesLists = many is not null;
        foreach (var chunk in symbols.Distinct(StringComparer.Ordinal).Chunk(PerCall))
        {
            var asksList = takesLists && (isListForOne || chunk.Length > 1);
            var list = asksList ? await TryListAsync(chunk, cancellationToken).ConfigureAwait(false) : null;
            takesLists &= !asksList || list is not null;
            if (list is null)
            {
                await foreach (var found in EachAsync(chunk, missing, cancellationToken).ConfigureAwait(false)) yield return found;
                continue;
            }
            foreach (var symbol in chunk)
            {
                if (list.GetValueOrDefault(symbol) is { } found) yield return found;
                else missing(symbol);
            }
        }
    }

    private async Task<Dictionary<string, T>?> TryListAsync(string[] symbols, CancellationToken cancellationToken)
    {
        try
        {
            var page = await rest.PageAsync<T>(many!(symbols), cancellationToken).ConfigureAwait(false);
            return page.Items.DistinctBy(symbolOf).ToDictionary(i => symbolOf(i) ?? "", StringComparer.OrdinalIgnoreCase);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            rest.Sink.Verbose($"The venue takes no list of symbols for {kind}: one call each.");
            return null;
        }
    }

    private async IAsyncEnumerable<T> EachAsync(string[] symbols, Action<string> missing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task<T?>>();
        try
        {
            for (var next = 0; next < symbols.Length || running.Count > 0;)
            {
                while (next < symbols.Length && running.Count < InFlight) running.Enqueue(OneAsync(symbols[next++], missing, stop.Token));
                if (await running.Dequeue().ConfigureAwait(false) is { } found) yield return found;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<T?> OneAsync(string symbol, Action<string> missing, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.ObjectAsync<T>(one(symbol) with { Target = symbol }, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            if (e is ApiException { StatusCode: HttpStatusCode.NotFound }) missing(symbol);
            else rest.Sink.Error(e);
            return null;
        }
    }
}
