using System.Collections;
using System.Management.Automation;
using TastyPS.Commands;

namespace TastyPS.Tests.Transformation;

public class LegTransformationTests
{
    private static OrderLegRequest One(object input) => Assert.IsType<OrderLegRequest>(new LegTransformationAttribute().Transform(null!, input));

    private static void IsTheShortPut(OrderLegRequest leg) =>
        Assert.Equal((OrderAction.SellToOpen, 2m, "SPY   260116P00450000", InstrumentType.EquityOption), (leg.Action!.Value, leg.Quantity!.Value, leg.Symbol!, leg.InstrumentType!.Value));

    [Fact]
    public void A_leg_is_typed_as_text_as_words_or_taken_from_an_order()
    {
        IsTheShortPut(One("STO 2 SPY 16jan26 450p"));
        IsTheShortPut(One(new Hashtable { ["Action"] = "STO", ["Quantity"] = 2, ["Symbol"] = "SPY 260116P450" }));
        IsTheShortPut(One(new OrderLeg { Action = OrderAction.SellToOpen, Quantity = 2, Symbol = "SPY   260116P00450000", InstrumentType = InstrumentType.EquityOption }));
    }

    [Fact]
    public void Several_legs_are_a_list() => Assert.All((object[])new LegTransformationAttribute().Transform(null!, new[] { "BTO 1 SPY", "STO 1 QQQ" })!, leg => Assert.IsType<OrderLegRequest>(leg));

    [Theory]
    [InlineData("hold 1 SPY")]
    [InlineData("STO SPY")]
    [InlineData("STO 1 SPY 45p")]
    public void What_is_no_leg_is_stopped(string typed) => Assert.Throws<ArgumentTransformationMetadataException>(() => One(typed));
}
