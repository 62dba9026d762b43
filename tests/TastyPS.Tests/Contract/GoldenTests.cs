using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Contract;

/// <summary>
/// What goes over the wire is written down, one file a call; a change of it is a change of a golden, to be seen in review.
/// <c>TASTYPS_RECORD=1 dotnet test --filter GoldenTests</c> writes them anew, answers from the paper broker.
/// </summary>
public class GoldenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Calls => [.. GoldenCalls.All.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_call_is_as_written_down_and_its_answer_is_read_whole(string call)
    {
        if (Environment.GetEnvironmentVariable("TASTYPS_RECORD") == "1") await RecordAsync(call);
        var golden = Golden.Read(call);
        var requests = new List<string>();
        // What only a paper broker can do is refused by any other connection.
        var environment = call.StartsWith("Paper/", StringComparison.Ordinal) ? TastyEnvironment.Paper : TastyEnvironment.Production;
        await using var connection = Pipelines.Connect(golden.Serve(requests), change: o => o with { VenueClock = new FakeClock(Now), Environment = environment });

        var answer = await GoldenCalls.All[call](connection.Client(new RecordingSink()));

        Assert.Equal(golden.Request, Assert.Single(requests));
        var unknown = Assert.IsAssignableFrom<TastyObject>(answer).GetUnknownFields();
        Assert.True(unknown.Count == 0, $"No property for: {string.Join(", ", unknown.Keys)}");
    }

    [Fact]
    public void Every_golden_has_its_call()
    {
        var folder = ModuleUnderTest.File("tests", "Goldens");
        var written = Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Select(f => Path.ChangeExtension(Path.GetRelativePath(folder, f), null).Replace('\\', '/'));

        Assert.Equal(GoldenCalls.All.Keys.Order(), written.Order());
    }

    private static async Task RecordAsync(string call)
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = new FakeClock(Now) });
        var seen = new Recorder(new PaperHttpHandler(broker));
        await using var connection = new Connection(ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = () => seen }, new Credential(broker.ClientSecret, broker.RefreshToken), "golden");
        if (OrderGoldens.Before(call) is { } before) await before(connection.Client(new RecordingSink()));
        seen.First = null;
        await GoldenCalls.All[call](connection.Client(new RecordingSink()));
        seen.First!.Write(call);
    }

    private sealed class Recorder(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public Golden? First { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (First is not null || request.RequestUri!.AbsolutePath == "/oauth/token") return response;
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            First = new Golden(await Golden.RequestAsync(request), Golden.Shorten(await response.Content.ReadAsStringAsync(cancellationToken)));
            return response;
        }
    }
}
