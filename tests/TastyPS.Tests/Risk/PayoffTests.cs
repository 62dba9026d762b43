using TastyPS.Core;

namespace TastyPS.Tests.Risk;

public sealed class PayoffTests
{
    private static readonly DateTime Near = new(2026, 12, 18);
    private static readonly DateTime Far = new(2027, 1, 15);

    private static PayoffLeg Call(decimal strike, decimal units, DateTime? day = null) => new(OptionType.Call, strike, day ?? Near, units);

    private static PayoffLeg Put(decimal strike, decimal units, DateTime? day = null) => new(OptionType.Put, strike, day ?? Near, units);

    private static PayoffLeg Share(decimal units) => new(null, 0, null, units);

    private static decimal? Loss(decimal cash, params PayoffLeg[] legs) => new Payoff(legs, cash).Loss();

    [Fact]
    public void What_is_bought_loses_what_it_cost()
    {
        Assert.Equal(250, Loss(-250, Call(500, 100)));
        Assert.Equal(250, Loss(-250, Put(500, 100)));
        Assert.Equal(48_000, Loss(-48_000, Share(100)));
    }

    [Fact]
    public void Spreads_lose_their_width_less_their_credit_or_their_debit()
    {
        Assert.Equal(380, Loss(120, Put(450, -100), Put(445, 100)));
        Assert.Equal(120, Loss(-120, Call(500, 100), Call(505, -100)));
        Assert.Equal(380, Loss(120, Call(500, -100), Call(505, 100)));
        // A condor loses on one side only.
        Assert.Equal(350, Loss(150, Put(445, 100), Put(450, -100), Call(500, -100), Call(505, 100)));
        // A broken-wing butterfly: nothing below, the wider wing above.
        Assert.Equal(500, Loss(0, Call(100, 100), Call(105, -200), Call(115, 100)));
    }

    [Fact]
    public void Naked_calls_and_short_shares_have_no_bound_and_naked_puts_lose_their_strike()
    {
        Assert.Null(Loss(120, Call(500, -100)));
        Assert.Null(Loss(48_000, Share(-100)));
        Assert.Null(Loss(500, Put(450, -100), Call(500, -100)));
        Assert.Null(Loss(10, Call(100, 100), Call(105, -200)));
        Assert.Equal(44_880, Loss(120, Put(450, -100)));
    }

    [Fact]
    public void A_future_may_fall_below_zero()
    {
        Assert.Null(new Payoff([Share(50)], -250_000).Loss(isBelowZero: true));
        Assert.Null(new Payoff([Put(20, -1000)], 500).Loss(isBelowZero: true));
        Assert.Equal(4_500, new Payoff([Put(20, -1000), Put(15, 1000)], 500).Loss(isBelowZero: true));
    }

    [Fact]
    public void What_is_held_covers_where_it_gains_and_only_there()
    {
        var shares = new Payoff([Share(100)], -48_000);
        // A call against shares: above its strike the shares gain what it loses.
        Assert.Equal(-120, new Payoff([Call(500, -100)], 120).Loss(shares));
        // Below the price of the shares nothing is lost by the call; between the price and the strike nothing either.
        Assert.Equal(880, new Payoff([Call(470, -100)], 120).Loss(shares));
        Assert.Null(new Payoff([Call(500, -200)], 240).Loss(shares));
        // Shares make a put spread no safer.
        Assert.Equal(380, new Payoff([Put(450, -100), Put(445, 100)], 120).Loss(shares));
        // A call that is sold already uses the shares up.
        Assert.Null(new Payoff([Call(500, -100)], 120).Loss(new Payoff([Share(100), Call(505, -100)], -47_900)));
    }

    [Fact]
    public void Of_several_expirations_what_expires_first_protects_nothing_after_it()
    {
        Assert.Equal(300, Loss(-300, Call(500, -100, Near), Call(500, 100, Far)));
        Assert.Null(Loss(300, Call(500, 100, Near), Call(500, -100, Far)));
        // The put side may be lost at the first expiration and the call side at the second.
        Assert.Equal(850, Loss(150, Put(445, 100, Near), Put(450, -100, Near), Call(500, -100, Far), Call(505, 100, Far)));
    }

    [Fact]
    public void A_bound_on_the_price_bounds_every_loss()
    {
        Assert.Equal(48_000, RiskCase.AtRisk(new Payoff([Share(-100)], 48_000)));
        Assert.Equal(49_880, RiskCase.AtRisk(new Payoff([Call(500, -100)], 120)));
        Assert.Equal(380, RiskCase.AtRisk(new Payoff([Put(450, -100), Put(445, 100)], 120)));
    }

    [Fact]
    public void No_price_loses_more_than_the_computed_loss()
    {
        var random = new Random(8);
        for (var i = 0; i < 500; i++)
        {
            var legs = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(5) switch
            {
                0 => Share(random.Next(-2, 3) * 100),
                1 or 2 => Call(random.Next(80, 121), random.Next(-2, 3) * 100),
                _ => Put(random.Next(80, 121), random.Next(-2, 3) * 100),
            }).ToArray();
            var cash = random.Next(-2000, 2001);
            var cover = random.Next(2) == 0 ? null : new Payoff([Share(random.Next(-2, 3) * 100), Put(100, random.Next(-1, 2) * 100)], random.Next(-9000, 9001));
            if (new Payoff(legs, cash).Loss(cover) is not { } loss) continue;
            var tried = Enumerable.Range(0, 1200).Select(tenths => tenths / 4m).Concat([1_000, 10_000]);
            Assert.All(tried, price => Assert.True(-(cash + legs.Sum(l => l.At(price)) + Math.Max(0, cover is null ? 0 : cover.Cash + cover.Legs.Sum(l => l.At(price)))) <= loss + 0.000001m));
        }
    }
}
