using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TastyPS.Tests.HouseRules;

/// <summary>The rules for TastyPS.Format.ps1xml. Each names its offenders.</summary>
internal static partial class ViewRules
{
    // A column of so many characters holds a text that says something without its end.
    private const int LongText = 24;

    // What every object has, and what the engine adds in a view.
    private static readonly string[] AnyObject = ["ToString", "GetType", "PSObject", "PSTypeNames", "Equals", "GetHashCode"];

    /// <summary>Output types that need no view: the engine shows them well.</summary>
    public static bool NeedsView(Type type) =>
        type.Namespace?.StartsWith("TastyPS", StringComparison.Ordinal) == true && !type.IsEnum;

    public static IEnumerable<string> EveryOutputTypeHasView(IEnumerable<CmdletShape> cmdlets, XDocument format)
    {
        var seen = TypeNames(format).ToHashSet(StringComparer.Ordinal);
        return from c in cmdlets
               from type in c.OutputTypes.Select(t => t.IsArray ? t.GetElementType()! : t).Distinct()
               where NeedsView(type) && !Bases(type).Any(t => seen.Contains(t.FullName!))
               select $"{type.FullName} (of {c}) has no view";
    }

    public static IEnumerable<string> EveryViewHasType(XDocument format, Func<string, Type?> typeOf) =>
        from name in TypeNames(format).Distinct() where typeOf(name) is null select $"the view of {name} has no such type";

    public static IEnumerable<string> EveryViewShowsRealMembers(XDocument format, Func<string, Type?> typeOf) =>
        from view in format.Descendants("View")
        from name in view.Element("ViewSelectedBy")?.Elements("TypeName").Select(t => t.Value) ?? []
        let type = typeOf(name)
        where type is not null
        from member in Members(view).Distinct()
        where !AnyObject.Contains(member, StringComparer.OrdinalIgnoreCase) && !Has(type, member)
        select $"the view of {name} shows {member}, which {type.Name} has not";

    /// <summary>A call that does not bind leaves the cell empty, without a word.</summary>
    public static IEnumerable<string> EveryStaticCallBinds(XDocument format, Func<string, Type?> typeOf) =>
        from script in format.Descendants("ScriptBlock").Select(s => s.Value).Distinct()
        from Match call in StaticCall().Matches(script)
        let count = call.Groups["arguments"].Value is { Length: > 0 } arguments ? arguments.Split(',').Length : 0
        where typeOf(call.Groups["type"].Value)?.GetMethods().Any(m => m.Name == call.Groups["method"].Value && m.GetParameters().Length == count) != true
        select $"a view calls {call.Value}, which does not bind";

    /// <summary>
    /// Where a window is too narrow, the engine leaves columns out from the right and squeezes the last that stays into the rest. A figure or a
    /// date that is cut is another one, so widths add up to a column's end at the usual windows.
    /// </summary>
    public static IEnumerable<string> OnlyLongTextIsCut(XDocument format, int window)
    {
        foreach (var table in format.Descendants("TableControl"))
        {
            // The engine keeps the window's last column free.
            var room = window - 1;
            foreach (var (header, number) in table.Descendants("TableColumnHeader").Select((h, i) => (h, i + 1)))
            {
                if ((int?)header.Element("Width") is not { } width) break;
                if (width > room)
                {
                    if (room > 0 && (width < LongText || header.Element("Alignment")?.Value == "Right"))
                        yield return $"column {number} of the view {table.Parent?.Element("Name")?.Value} has {room} of its {width} characters in a window of {window}";
                    break;
                }
                room -= width + 1;
            }
        }
    }

    private static IEnumerable<string> TypeNames(XDocument format) => format.Descendants("ViewSelectedBy").Elements("TypeName").Select(t => t.Value);

    private static IEnumerable<string> Members(XElement view) => view.Descendants("PropertyName").Select(p => p.Value)
        .Concat(view.Descendants("ScriptBlock").SelectMany(s => OfCurrentObject().Matches(s.Value)).Select(m => m.Groups["member"].Value));

    private static bool Has(Type type, string member) =>
        type.GetMember(member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase | BindingFlags.FlattenHierarchy).Length > 0;

    private static IEnumerable<Type> Bases(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    [GeneratedRegex(@"\[(?<type>TastyPS[\w.]*)\]::(?<method>\w+)\((?<arguments>[^()]*)\)")]
    private static partial Regex StaticCall();

    [GeneratedRegex(@"\$_\.(?<member>\w+)")]
    private static partial Regex OfCurrentObject();
}
