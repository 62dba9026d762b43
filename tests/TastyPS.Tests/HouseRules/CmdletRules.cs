using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TastyPS.Tests.HouseRules;

/// <summary>The rules for cmdlets. Each names its offenders; none means that the rule holds.</summary>
internal static partial class CmdletRules
{
    private static readonly HashSet<string> ApprovedVerbs =
    [
        .. new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(f => (string)f.GetValue(null)!),
    ];

    private static readonly string[] ChangingVerbs = ["Add", "Clear", "Close", "New", "Remove", "Rename", "Reset", "Restart", "Set", "Start", "Stop", "Submit", "Update"];
    private static readonly string[] MoneyVerbs = ["Close", "Invoke", "New", "Set", "Submit"];

    private static readonly string[] CommonParameters =
    [
        "Confirm", "Debug", "ErrorAction", "ErrorVariable", "InformationAction", "InformationVariable", "OutBuffer", "OutVariable",
        "PipelineVariable", "ProgressAction", "Verbose", "WarningAction", "WarningVariable", "WhatIf",
    ];

    /// <summary>Cmdlets with a changing verb that change nothing outside the session, each with its reason.</summary>
    private static readonly Dictionary<string, string> ChangeNothing = new()
    {
        ["New-TastyBacktestLeg"] = "makes an object in memory",
        ["New-TastyOrderLeg"] = "makes an object in memory",
        ["New-TastyOrderRequest"] = "makes an object in memory",
    };

    public static IEnumerable<string> ApprovedVerb(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets where !ApprovedVerbs.Contains(c.Verb) select $"{c}: {c.Verb} is not an approved verb";

    public static IEnumerable<string> SingularNounWithPrefix(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        where !NounForm().IsMatch(c.Noun) || PluralEnd().IsMatch(c.Noun)
        select $"{c}: the noun is Tasty and one singular word or more";

    public static IEnumerable<string> ClassIsVerbNounCommand(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        where c.Type.Name != c.Verb + c.Noun + "Command" || c.Type.Namespace?.EndsWith(".Commands", StringComparison.Ordinal) != true
        select $"{c}: its class is {c.Type.FullName}, not …Commands.{c.Verb}{c.Noun}Command";

    public static IEnumerable<string> OneFileOfTheClassName(IEnumerable<CmdletShape> cmdlets, IReadOnlyCollection<string> files) =>
        from c in cmdlets where !files.Contains(c.Type.Name + ".cs") select $"{c}: there is no {c.Type.Name}.cs";

    /// <summary>A test class that bears a cmdlet's name bears the name of one that exists.</summary>
    public static IEnumerable<string> TestsNameRealCmdlets(IEnumerable<CmdletShape> cmdlets, IEnumerable<string> testClasses) =>
        from test in testClasses
        where CmdletTests().IsMatch(test) && ApprovedVerbs.Any(v => test.StartsWith(v + "Tasty", StringComparison.Ordinal))
        where !cmdlets.Any(c => test == c.Verb + c.Noun + "Tests")
        select $"{test}: there is no such cmdlet";

    public static IEnumerable<string> HasOutputType(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets where !c.Type.IsDefined(typeof(OutputTypeAttribute)) select $"{c}: no [OutputType]";

    public static IEnumerable<string> ChangingVerbsAsk(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        where ChangingVerbs.Contains(c.Verb) && !c.Attribute.SupportsShouldProcess && !ChangeNothing.ContainsKey(c.Name)
        select $"{c}: changes something without SupportsShouldProcess";

    public static IEnumerable<string> MoneyIsHighImpact(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        where MoneyVerbs.Contains(c.Verb) && MoneyNoun().IsMatch(c.Noun) && !ChangeNothing.ContainsKey(c.Name)
        where !c.Attribute.SupportsShouldProcess || c.Attribute.ConfirmImpact != ConfirmImpact.High
        select $"{c}: moves money without ConfirmImpact.High";

    public static IEnumerable<string> OnePipelineValueASet(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        from set in c.Sets
        let taking = c.In(set).Where(p => CmdletShape.Attributes(p).Any(a => a.ValueFromPipeline && (a.ParameterSetName == ParameterAttribute.AllParameterSets || a.ParameterSetName == set))).Select(p => p.Name).ToList()
        where taking.Count > 1
        select $"{c}, set {set}: {string.Join(" and ", taking)} take the pipeline's value";

    public static IEnumerable<string> DefaultSetWhereSeveral(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        where c.Sets.Count > 1 && c.Attribute.DefaultParameterSetName is null
        select $"{c}: {c.Sets.Count} sets and no default set";

    public static IEnumerable<string> SameNameSameType(IEnumerable<CmdletShape> cmdlets) =>
        from parameter in cmdlets.SelectMany(c => c.Parameters, (c, p) => (Cmdlet: c, p.Name, Type: ElementOf(p.PropertyType))).GroupBy(p => p.Name)
        let types = parameter.GroupBy(p => p.Type).ToList()
        where types.Count > 1
        select $"-{parameter.Key}: " + string.Join("; ", types.Select(t => $"{t.Key.Name} in {string.Join(", ", t.Select(p => p.Cmdlet))}"));

    public static IEnumerable<string> NoSecretAsString(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        from p in c.Parameters
        where ElementOf(p.PropertyType) == typeof(string) && SecretName().IsMatch(p.Name)
        select $"{c} -{p.Name}: a secret is a SecureString";

    public static IEnumerable<string> NoBool(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets from p in c.Parameters where p.PropertyType == typeof(bool) select $"{c} -{p.Name}: a switch, not a bool";

    public static IEnumerable<string> NoCommonParameter(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets from p in c.Parameters where CommonParameters.Contains(p.Name, StringComparer.OrdinalIgnoreCase) select $"{c} -{p.Name}: belongs to the engine";

    /// <summary>The engine reads the text 1,5 as 15, whatever the country.</summary>
    public static IEnumerable<string> DecimalsHaveAPoint(IEnumerable<CmdletShape> cmdlets) =>
        from c in cmdlets
        from p in c.Parameters
        where (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(decimal) && !p.IsDefined(typeof(ArgumentTransformationAttribute), true)
        select $"{c} -{p.Name}: an amount without [DecimalTransformation]";

    // -Symbol takes many here and one there: the same type to a person.
    private static Type ElementOf(Type type)
    {
        if (type.IsArray) type = type.GetElementType()!;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    [GeneratedRegex("^Tasty[A-Z][A-Za-z0-9]*$")]
    private static partial Regex NounForm();

    // Status, Address, Basis end in s and are singular; a Greeks object is one thing by that name.
    [GeneratedRegex("(?<!s|u|i|Greek)s$")]
    private static partial Regex PluralEnd();

    [GeneratedRegex("^[A-Z][a-z]+Tasty[A-Z][A-Za-z0-9]*Tests$")]
    private static partial Regex CmdletTests();

    [GeneratedRegex("Order|Position|Exercise")]
    private static partial Regex MoneyNoun();

    [GeneratedRegex("(?i)password|passphrase|secret$|token$|apikey|credential$")]
    private static partial Regex SecretName();
}
