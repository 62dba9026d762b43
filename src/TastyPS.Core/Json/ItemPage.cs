namespace TastyPS.Core.Json;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows that could be read.</param>
/// <param name="Pagination">Where the page is in its list; null where the venue does not page.</param>
/// <param name="BadRows">The rows that could not be read.</param>
public sealed record ItemPage<T>(IReadOnlyList<T> Items, PageInfo? Pagination, IReadOnlyList<BadRow> BadRows);
