using System.IO.Compression;
using System.Net;
using System.Text;

namespace TastyPS.Tests.Http;

public sealed class RecycledBodyTests
{
    [Fact]
    public async Task What_was_read_stays_as_it_was_when_the_next_answer_takes_the_memory()
    {
        var end = new ScriptedHandler().Answer(HttpStatusCode.OK, Customer("anna@example.com", "tall")).Answer(HttpStatusCode.OK, Customer("bert@example.com", "slim"));
        await using var connection = Pipelines.Connect(end);
        var client = connection.Client(new RecordingSink());

        var first = await client.Accounts.CustomerAsync(default);
        var second = await client.Accounts.CustomerAsync(default);

        Assert.Equal(("anna@example.com", "tall"), (first.Email, first.GetUnknownFields()["build"]));
        Assert.Equal(("bert@example.com", "slim"), (second.Email, second.GetUnknownFields()["build"]));
    }

    [Fact]
    public async Task A_body_in_many_blocks_comes_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 400_000).Select(i => (char)('a' + (i * 7 % 26))));
        var end = new ScriptedHandler { Otherwise = (_, _) => Task.FromResult(Undeclared(Customer(text, "tall"))) };
        await using var connection = Pipelines.Connect(end);

        for (var i = 0; i < 3; i++) Assert.Equal(text, (await connection.Client(new RecordingSink()).Accounts.CustomerAsync(default)).Email);
    }

    // Like a compressed answer: how long it is shows when it has ended.
    private static HttpResponseMessage Undeclared(string body)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(body));
        packed.Position = 0;
        var response = ScriptedHandler.Make(HttpStatusCode.OK);
        response.Content = new StreamContent(new GZipStream(packed, CompressionMode.Decompress)) { Headers = { ContentType = new("application/json") } };
        return response;
    }

    private static string Customer(string email, string build) => $$$"""{"data":{"id":"me","email":"{{{email}}}","build":"{{{build}}}"}}""";
}
