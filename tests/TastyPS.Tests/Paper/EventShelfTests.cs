using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>What all clients of the quote stream hear alike is made, compared and written once.</summary>
public class EventShelfTests
{
    private static readonly DateTimeOffset MondayAtTen = new(2026, 3, 16, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Saturday = new(2026, 3, 21, 14, 0, 0, TimeSpan.Zero);
    private readonly PaperMarket _market = new(42, new FakeClock(MondayAtTen));

    [Fact]
    public void The_second_client_finds_what_the_first_had_made()
    {
        var place = PlaceOf("SPY");
        var first = place.Latest(MondayAtTen);
        Assert.NotNull(first);
        Assert.Same(first, place.Latest(MondayAtTen));
    }

    [Fact]
    public void An_event_is_another_object_when_it_says_something_else()
    {
        var place = PlaceOf("SPY");
        var before = place.Latest(MondayAtTen);
        Assert.False(place.Latest(MondayAtTen.AddMinutes(1))!.Says(before));
    }

    [Fact]
    public void A_market_that_stands_still_keeps_its_event_and_a_topic_its_peace()
    {
        var place = PlaceOf("SPY");
        var topic = new ShelfTopic(place, saysFirst: true);
        var said = Assert.Single(topic.Begin(Saturday));
        List<DxlinkEvent> more = [];
        topic.Continue(Saturday.AddHours(1), more);
        Assert.Empty(more);
        Assert.Same(said, place.Latest(Saturday.AddHours(2)));
    }

    [Fact]
    public void An_event_is_written_once_for_all_that_share_a_layout()
    {
        var quote = PlaceOf("SPY").Now(MondayAtTen)!;
        var layout = DxlinkLayout.Of(["eventSymbol", "bidPrice"], isFull: false);
        Assert.Same(layout, DxlinkLayout.Of(["eventSymbol", "bidPrice"], isFull: false));
        Assert.Equal(quote.In(layout), quote.In(layout));
        Assert.NotEqual(quote.In(layout), quote.In(DxlinkLayout.Of(["bidPrice"], isFull: false)));
    }

    private EventShelf.Place PlaceOf(string symbol) => new EventShelf(_market).Of("Quote", _market.Find(symbol)!);
}
