using System.Text;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

/// <summary>Whatever comes, it is a value or an <see cref="InvalidPayloadException"/>: nothing else gets out.</summary>
public class FuzzTests
{
    private const string Seed = """
        {"data":{"items":[{"id":270561,"account-number":"5WX06827","cancellable":false,"order-type":"Market","received-at":"2025-05-28T13:38:47.851+00:00",
        "size":1,"price":"1.02","price-effect":"Debit","status":"Routed","gtc-date":"2026-01-16","updated-at":1748439528049,"legs":[{"action":"Buy to Open",
        "quantity":1,"remaining-quantity":"1.0","symbol":"AAPL","fills":[]}],"order-rule":{"order-conditions":[{"threshold":"NaN"}]}}]},
        "pagination":{"per-page":100,"total-pages":1}}
        """;

    [Theory]
    [InlineData("""{"data":{"items":[{"id":1,"status":"\uD800"},{"id":2}]}}""")]
    [InlineData("""{"data":{"items":[{"id":1,"\uDC00":1},{"id":2}]}}""")]
    [InlineData("""{"data":{"items":[{"id":1,"legs":[{"symbol":"\uD800"}]},{"id":2}]}}""")]
    [InlineData("""{"data":{"\uD800":1,"items":[{"id":2}]}}""")]
    [InlineData("""{"\uD800":1,"data":{"items":[{"id":2}]}}""")]
    [InlineData("""{"data":{"items":[{"id":2}]},"context":"\uD800"}""")]
    [InlineData("""{"data":{"items":[{"id":2}]},"pagination":{"\uD800":"x","per-page":"\uD800"}}""")]
    public void Half_of_a_surrogate_pair_never_surprises(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        foreach (Action read in new Action[] { () => TastyJson.ReadItems<Order>(bytes), () => TastyJson.ReadPlain(bytes), () => TastyJson.ReadObject<Order>(bytes), () => ApiError.TryRead(bytes) })
            if (Record.Exception(read) is { } error) Assert.IsType<InvalidPayloadException>(error);
    }

    private const string Syntax = "{}[]\",:\\0-eE.tnu";

    [Fact]
    public void Mutated_bytes_never_surprise()
    {
        var random = new Random(20261121);
        var seed = Encoding.UTF8.GetBytes(Seed);
        var (read, refused, badRows) = (0, 0, 0);
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = seed.AsSpan().ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)Syntax[random.Next(Syntax.Length)];
            try
            {
                badRows += TastyJson.ReadItems<Order>(bytes).BadRows.Count;
                TastyJson.ReadPlain(bytes);
                AccountMessage.Read(bytes);
                read++;
            }
            catch (InvalidPayloadException)
            {
                refused++;
            }
        }
        // The mutations reach all three ways out.
        Assert.True(read > 500 && refused > 500 && badRows > 100, $"{read} read, {refused} refused, {badRows} bad rows");
    }
}
