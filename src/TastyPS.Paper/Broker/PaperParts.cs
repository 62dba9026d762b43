namespace TastyPS.Paper;

/// <summary>Finds the parts that plug themselves in: each class of this assembly that implements an interface, in a fixed order.</summary>
internal static class PaperParts
{
    public static IEnumerable<T> All<T>() where T : class
        => typeof(PaperParts).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (T)Activator.CreateInstance(t)!);
}
