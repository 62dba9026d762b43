using System.Runtime.CompilerServices;
using TastyPS.Core.Json;

namespace TastyPS.Core.Http;

/// <summary>
/// A list that the venue serves in pages. Enumerate it for its rows, or <see cref="PagesAsync"/> for whole pages; either way
/// a page is asked for only when the one before was taken.
/// </summary>
public sealed class Paged<T> : IAsyncEnumerable<T>
    where T : class
{
    private readonly RestClient _rest;
    private readonly ApiRequest _call;
    private readonly int _perPage;
    private readonly int? _first;
    private readonly Func<T, bool>? _keep;
    private readonly Action<T>? _touch;

    internal Paged(RestClient rest, ApiRequest call, int perPage, int? first, Func<T, bool>? keep = null, Action<T>? touch = null)
    {
        _rest = rest;
        _call = call;
        _perPage = perPage;
        _first = first;
        _keep = keep;
        _touch = touch;
    }

    /// <summary>The same list without the rows that a filter on this side refuses; the limit counts what is kept.</summary>
    public Paged<T> Where(Func<T, bool> keep) => new(_rest, _call, _perPage, _first, _keep is { } also ? row => also(row) && keep(row) : keep, _touch);

    /// <summary>The same list, each row completed before it is given (an account number that the wire leaves out).</summary>
    public Paged<T> Each(Action<T> touch) => new(_rest, _call, _perPage, _first, _keep, touch);

    public async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // A filter on this side may need more rows than it gives.
        var perPage = _keep is null && _first < _perPage ? _first.Value : _perPage;
        var left = _first ?? int.MaxValue;
        for (var offset = 0; left > 0; offset++)
        {
            var query = _call.Query.With("page-offset", offset).With("per-page", perPage);
            var page = await _rest.PageAsync<T>(_call with { Query = query }, cancellationToken).ConfigureAwait(false);
            var rows = Take(page.Items, left);
            left -= rows.Count;
            if (rows.Count > 0) yield return rows;
            if (IsLast(page, offset, perPage)) yield break;
        }
    }

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in PagesAsync(cancellationToken).ConfigureAwait(false))
            foreach (var row in page)
                yield return row;
    }

    private List<T> Take(IReadOnlyList<T> items, int limit)
    {
        var rows = new List<T>(Math.Min(items.Count, limit));
        foreach (var item in items)
        {
            if (rows.Count == limit) break;
            _touch?.Invoke(item);
            if (_keep is null || _keep(item)) rows.Add(item);
        }
        return rows;
    }

    /// <summary>The pagination block decides; where the venue leaves it out, a short page is the last.</summary>
    private static bool IsLast(ItemPage<T> page, int offset, int perPage) =>
        page.Pagination is { TotalPages: { } pages } ? offset >= pages - 1 : page.Items.Count + page.BadRows.Count < perPage;
}
