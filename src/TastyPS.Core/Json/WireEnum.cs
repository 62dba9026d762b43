using System.Text;

namespace TastyPS.Core.Json;

/// <summary>The venue's texts of one enum. Most are the member's words (<c>BuyToOpen</c> ↔ <c>Buy to Open</c>), the rest is listed.</summary>
internal static class WireEnum<T> where T : struct, Enum
{
    // Unknown is left out: also the venue's own "Unknown" is a text to keep. The plain words are understood beside a listed text.
    private static readonly (byte[] Text, T Member)[] Known = Enum.GetValues<T>()
        .Where(member => !member.Equals(default(T)))
        .SelectMany(member => new[] { Text(member), Words(member) }.Distinct().Select(text => (Encoding.UTF8.GetBytes(text), member)))
        .ToArray();

    /// <summary>The text to send. Unknown has none.</summary>
    public static string Text(T member) => member.Equals(default(T)) || !Enum.IsDefined(member)
        ? throw new ArgumentException($"{typeof(T).Name} {member} is no value to send.", nameof(member))
        : WireEnumTexts.Exceptions.GetValueOrDefault(member) ?? Words(member);

    /// <summary>Finds the member of a text, whatever its case.</summary>
    public static bool TryFind(ReadOnlySpan<byte> text, out T member)
    {
        foreach (var known in Known)
        {
            if (known.Text.Length != text.Length || !Ascii.EqualsIgnoreCase(known.Text, text)) continue;
            member = known.Member;
            return true;
        }
        member = default;
        return false;
    }

    private static string Words(T member) => EnumWords.Of(member.ToString());
}
