namespace TastyPS.Core.Json;

/// <summary>Values as the venue spells them in a query.</summary>
internal static class Wire
{
    public static string Text<T>(T member)
        where T : struct, Enum => WireEnum<T>.Text(member);
}
