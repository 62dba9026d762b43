namespace TastyPS.Paper;

/// <summary>The routes of one area. The broker finds every implementation with a parameterless constructor in this assembly.</summary>
public interface IPaperRoutes
{
    void Map(PaperRouter router);
}
