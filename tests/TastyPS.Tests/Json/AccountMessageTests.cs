using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

public class AccountMessageTests
{
    [SharedTheory]
    [InlineData("account-balance.derived", typeof(AccountBalance))]
    [InlineData("current-position.derived", typeof(Position))]
    [InlineData("order-market.documented", typeof(Order))]
    [InlineData("order.documented", typeof(Order))]
    [InlineData("public-watchlists.derived", typeof(Watchlist))]
    [InlineData("quote-alert.derived", typeof(QuoteAlert))]
    public void A_recorded_notification_has_its_model(string file, Type model)
    {
        var message = Assert.Single(AccountMessage.Read(Frame(file)));
        Assert.IsType(model, message.Data);
        Assert.Null(message.Fault);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1688595114405), new DateTimeOffset(message.Timestamp!.Value));
    }

    [SharedFact]
    public void An_acknowledgement_says_what_it_is_about()
    {
        var ok = Assert.Single(AccountMessage.Read(Frame("status-connect.documented")));
        var error = Assert.Single(AccountMessage.Read(Frame("error-connect.documented")));
        Assert.Equal(("ok", "connect", null, "5b6e2799"), (ok.Status, ok.Action, ok.Type, ok.WebSocketSessionId));
        Assert.Equal(("error", "connect", "connect-not-completed"), (error.Status, error.Action, error.Message));
        Assert.Null(ok.Data);
    }

    [Fact]
    public void Several_messages_of_one_frame_come_out_in_order()
    {
        var messages = AccountMessage.Read("""{"results":[{"type":"Order","data":{"id":1},"ws-sequence":41},{"type":"Order","data":{"id":2},"ws-sequence":42}]}"""u8);
        Assert.Equal([1, 2], messages.Select(message => ((Order)message.Data!).Id!.Value));
        Assert.Equal([41, 42], messages.Select(message => message.Sequence!.Value));
    }

    [Fact]
    public void A_type_that_we_lack_keeps_its_content()
    {
        var message = Assert.Single(AccountMessage.Read("""{"type":"UserMessage","data":{"text":"hello"}}"""u8));
        Assert.Equal("hello", ((Dictionary<string, object?>)message.Data!)["text"]);
    }

    [Fact]
    public void Content_that_cannot_be_read_is_kept_and_said()
    {
        var message = Assert.Single(AccountMessage.Read("""{"type":"Order","data":{"id":"x"}}"""u8));
        Assert.Equal("x", ((Dictionary<string, object?>)message.Data!)["id"]);
        Assert.Contains("a whole number was expected", message.Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_life_of_a_trade_is_read_with_its_own_form_of_time()
    {
        var message = Assert.Single(AccountMessage.Read("""
            {"type":"OrderChain","data":{"id":"1","description":"Iron Condor","computed-data":{"open":false,"realized-gain":"12.5","realized-gain-effect":"Debit",
             "opened-at":"2026-01-02T15:30:00.000+0000","open-entries":[{"symbol":"SPY","quantity":"1","quantity-type":"Short","quantity-numeric":"-1"}]}}}
            """u8));
        var figures = ((OrderChain)message.Data!).ComputedData!;
        Assert.Equal(-12.5m, figures.RealizedGain);
        Assert.Equal(new DateTime(2026, 1, 2, 15, 30, 0, DateTimeKind.Utc), figures.OpenedAt!.Value.ToUniversalTime());
        Assert.Equal(QuantityDirection.Short, figures.OpenEntries![0].QuantityType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{\"type\":")]
    [InlineData("{\"results\":[null]}")]
    [InlineData("{\"results\":[7]}")]
    [InlineData("{\"type\":\"\\uD800\"}")]
    [InlineData("{\"type\":\"Order\",\"data\":{\"status\":\"Li\0ve\"}}")]
    public void A_broken_frame_is_an_error(string frame) =>
        Assert.Throws<InvalidPayloadException>(() => AccountMessage.Read(System.Text.Encoding.UTF8.GetBytes(frame)));

    private static byte[] Frame(string file) => File.ReadAllBytes(SharedFolder.Of("api", "captures", "account-streamer", file + ".json")!);
}
