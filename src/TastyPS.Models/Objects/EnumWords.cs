using System.Text;

namespace TastyPS;

/// <summary>Writes an enum member as the venue's words: <c>BuyToOpen</c> → <c>Buy to Open</c>, <c>GTCExt</c> → <c>GTC Ext</c>.</summary>
internal static class EnumWords
{
    public static string Of(string member)
    {
        var text = new StringBuilder(member.Length + 4);
        for (var i = 0; i < member.Length; i++)
        {
            if (i > 0 && StartsWord(member, i)) text.Append(' ');
            text.Append(member[i]);
        }
        return text.Replace(" To ", " to ").ToString();
    }

    // A capital starts a word after a small letter, and at the end of a run of capitals (the E of GTCExt).
    private static bool StartsWord(string member, int i) =>
        char.IsAsciiLetterUpper(member[i])
        && (!char.IsAsciiLetterUpper(member[i - 1]) || (i + 1 < member.Length && char.IsAsciiLetterLower(member[i + 1])));
}
