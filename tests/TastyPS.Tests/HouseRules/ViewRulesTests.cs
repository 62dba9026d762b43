using System.Xml.Linq;

namespace TastyPS.Tests.HouseRules;

/// <summary>Every output type has a view, every view a type and real properties; the ps1xml files are well-formed.</summary>
public sealed class ViewRulesTests
{
    private static readonly XDocument Bad = XDocument.Parse("""
        <Configuration><ViewDefinitions>
          <View><Name>a</Name><ViewSelectedBy><TypeName>TastyPS.Nothing</TypeName></ViewSelectedBy></View>
          <View><Name>b</Name><ViewSelectedBy><TypeName>System.Version</TypeName></ViewSelectedBy>
            <TableControl><TableColumnItem><PropertyName>Majority</PropertyName></TableColumnItem><TableColumnItem><ScriptBlock>$_.Minority + $_.Minor</ScriptBlock></TableColumnItem></TableControl>
          </View>
        </ViewDefinitions></Configuration>
        """);

    private static XDocument Format => XDocument.Load(ModuleUnderTest.File("src", "TastyPS", "TastyPS.Format.ps1xml"));

    [Fact]
    public void Every_output_type_has_a_view() => HouseRule.Holds(ViewRules.EveryOutputTypeHasView(CmdletShape.OfModule, Format));

    [Fact]
    public void Every_view_has_a_type() => HouseRule.Holds(ViewRules.EveryViewHasType(Format, TypeOf));

    [Fact]
    public void Every_view_shows_real_members() => HouseRule.Holds(ViewRules.EveryViewShowsRealMembers(Format, TypeOf));

    [Fact]
    public void Every_static_call_of_a_view_binds() => HouseRule.Holds(ViewRules.EveryStaticCallBinds(Format, TypeOf));

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Only_a_long_text_is_cut(int window) => HouseRule.Holds(ViewRules.OnlyLongTextIsCut(Format, window));

    [Fact]
    public void Extended_types_exist() =>
        HouseRule.Holds(from name in XDocument.Load(ModuleUnderTest.File("src", "TastyPS", "TastyPS.Types.ps1xml")).Descendants("Type").Elements("Name").Select(n => n.Value)
                        where TypeOf(name) is null
                        select $"TastyPS.Types.ps1xml extends {name}, which is no type");

    [Fact]
    public void The_rules_find_their_offenders()
    {
        Assert.Equal(["the view of TastyPS.Nothing has no such type"], ViewRules.EveryViewHasType(Bad, TypeOf));
        Assert.Equal(
            ["the view of System.Version shows Majority, which Version has not", "the view of System.Version shows Minority, which Version has not"],
            ViewRules.EveryViewShowsRealMembers(Bad, TypeOf));
        Assert.Equal(
            ["a view calls [TastyPS.Formatting.Cells]::Gain($_.Gain), which does not bind"],
            ViewRules.EveryStaticCallBinds(XDocument.Parse("<View><ScriptBlock>[TastyPS.Formatting.Cells]::Gain($_.Gain)</ScriptBlock></View>"), TypeOf));
        Assert.Equal(["column 2 of the view c has 3 of its 9 characters in a window of 20"], ViewRules.OnlyLongTextIsCut(Wide(15, 9), 20));
        Assert.Empty(ViewRules.OnlyLongTextIsCut(Wide(15, 30), 20));
        Assert.Empty(ViewRules.OnlyLongTextIsCut(Wide(19, 9), 20));
        Assert.Contains($"{typeof(Unseen).FullName} (of Get-TastyUnseen) has no view", ViewRules.EveryOutputTypeHasView([new(typeof(GetUnseen))], Bad));
    }

    private static XDocument Wide(params int[] widths) => new(
        new XElement("View", new XElement("Name", "c"), new XElement("TableControl", widths.Select(w => new XElement("TableColumnHeader", new XElement("Width", w))))));

    private static Type? TypeOf(string name) =>
        new[] { ModuleUnderTest.Models, ModuleUnderTest.Cmdlets, typeof(object).Assembly }.Select(a => a.GetType(name)).FirstOrDefault(t => t is not null);

    /// <summary>An output type without a view.</summary>
    internal sealed class Unseen;

    [System.Management.Automation.Cmdlet("Get", "TastyUnseen")]
    [System.Management.Automation.OutputType(typeof(Unseen))]
    internal sealed class GetUnseen : System.Management.Automation.PSCmdlet;
}
