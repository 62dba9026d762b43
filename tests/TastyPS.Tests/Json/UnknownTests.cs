using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

/// <summary>New fields and new enum values of the venue are kept, and sent back unchanged.</summary>
public class UnknownTests
{
    private const string Json =
        """{"id":7,"status":"Half Filled","order-type":"Limit","time-in-force":"Day","legs":[{"action":"Hold","symbol":"SPY","fills":[]}],"new-field":{"depth":[1,2.5,"x"]}}""";

    [Fact]
    public void An_unknown_enum_value_keeps_its_text()
    {
        var order = Read(Json);
        Assert.Equal(OrderStatus.Unknown, order.Status);
        Assert.Equal("Half Filled", order.GetRaw("Status"));
        Assert.Equal("Half Filled", order.GetRaw("status"));
        Assert.Null(order.GetRaw("OrderType"));
        Assert.Equal("Hold", order.Legs[0].GetRaw(nameof(OrderLeg.Action)));
    }

    [Fact]
    public void The_venues_own_unknown_is_kept_too()
    {
        var entry = TastyJson.ReadObject<WatchlistEntry>("""{"symbol":"X","instrument-type":"Unknown"}"""u8.ToArray());
        Assert.Equal((InstrumentType.Unknown, "Unknown"), (entry.InstrumentType!.Value, entry.GetRaw("InstrumentType")));
    }

    [Fact]
    public void An_unknown_field_is_reached_as_plain_values()
    {
        var fields = Read(Json).GetUnknownFields();
        Assert.Equal("new-field", Assert.Single(fields.Keys));
        Assert.Equal([1L, 2.5m, "x"], (object?[])((Dictionary<string, object?>)fields["new-field"]!)["depth"]!);
        Assert.Empty(Read("{}").GetUnknownFields());
    }

    [Fact]
    public void A_computed_property_hides_no_field() => Assert.Equal(9L, Read("""{"order-id":9}""").GetUnknownFields()["order-id"]);

    [Fact]
    public void What_is_unknown_is_sent_back_as_it_came() =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(TastyJson.Write(Read(Json)))), Encoding.UTF8.GetString(TastyJson.Write(Read(Json))));

    [Fact]
    public void Threads_do_not_mix_their_texts() => Parallel.For(0, 2000, i =>
    {
        var order = Read($$"""{"status":"S{{i}}","order-type":"T{{i}}"}""");
        Assert.Equal(($"S{i}", $"T{i}"), (order.GetRaw("Status"), order.GetRaw("OrderType")));
    });

    private static Order Read(string json) => TastyJson.ReadObject<Order>(Encoding.UTF8.GetBytes(json));
}
