namespace TastyPS.Core.Json;

/// <summary>Where a page is in its list. <see cref="PageOffset"/> counts pages, from 0.</summary>
public sealed class PageInfo
{
    public int? PerPage { get; set; }
    public int? PageOffset { get; set; }
    public int? ItemOffset { get; set; }
    public int? TotalItems { get; set; }
    public int? TotalPages { get; set; }
    public int? CurrentItemCount { get; set; }
    public string? PreviousLink { get; set; }
    public string? NextLink { get; set; }
    public string? PagingLinkTemplate { get; set; }

    /// <summary>Whether there is a page after this one.</summary>
    public bool HasNext => PageOffset + 1 < TotalPages;
}
