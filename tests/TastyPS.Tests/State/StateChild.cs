using System.Text.Json.Serialization;
using TastyPS.Core;
using TastyPS.Tests.Orders;

namespace TastyPS.Tests.State;

/// <summary>The process that writes state, without pause: a document, and the order journal. What it says is written, is acknowledged.</summary>
internal static class StateChild
{
    private const int Most = 10_000;

    public static async Task RunAsync(string[] words)
    {
        var folder = new StateFolder(words[0]);
        await using var connection = Connect(folder);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        for (var i = 0; i < Most; i++)
        {
            var count = await Document(folder).ChangeAsync(before => new StateCount { Value = (before?.Value ?? 0) + 1 }, default);
            Console.WriteLine($"document {count.Value}");
            var intent = OrderIntent.Place(connection, "5WT00001", OrderWish.Buy(10, 1), allowDuplicate: true);
            await connection.Journal.BeginAsync(intent, SilentSink.Instance, default);
            Console.WriteLine($"intent {intent.ExternalIdentifier}");
            await connection.Journal.EndAsync(intent.ExternalIdentifier, OrderOutcome.Accepted, i, null, null, SilentSink.Instance, default);
            Console.WriteLine($"outcome {intent.ExternalIdentifier}");
        }
    }

    public static StateDocument<StateCount> Document(StateFolder folder) => new(folder, "count.json", 1, StateCountJson.Default.StateCount, TimeProvider.System);

    public static Connection Connect(StateFolder folder) =>
        new(ConnectionOptions.For(TastyEnvironment.Paper) with { JournalState = folder }, new Credential("secret", "refresh"), "writer");
}

/// <summary>How often it was written.</summary>
internal sealed class StateCount
{
    public int Value { get; set; }
}

[JsonSerializable(typeof(StateCount))]
internal sealed partial class StateCountJson : JsonSerializerContext;
