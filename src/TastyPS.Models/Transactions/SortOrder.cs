namespace TastyPS;

/// <summary>The order in time of a list: <c>Desc</c>, the venue's own, has the newest first.</summary>
public enum SortOrder
{
    Desc,
    Asc,
}
