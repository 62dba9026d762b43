using System.Text.Json.Serialization;
using TastyPS.Core;

namespace TastyPS.Tests.State;

public sealed class StateDocumentTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    private StateDocument<Tally> Document(int version = 2) => new(new StateFolder(_home.Path), "tally.json", version, TallyJson.Default.Tally, new FakeClock());

    [Fact]
    public async Task What_was_written_is_read_by_another_process_and_by_people()
    {
        await Document().WriteAsync(new Tally { Count = 3, Label = "orders" }, default);
        Assert.Equal((3, "orders"), Document().Get() is { } tally ? (tally.Count, tally.Label) : default);
        Assert.StartsWith("{\n  \"version\": 2,\n  \"count\": 3,", (await File.ReadAllTextAsync(_home.File("tally.json"))).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_nothing_and_no_damage()
    {
        var reading = Document().Read();
        Assert.Null(reading.Value);
        Assert.False(reading.IsCorrupt);
        Assert.Empty(Directory.GetFiles(_home.Path));
    }

    [Fact]
    public async Task Changes_of_many_lose_none()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Document().ChangeAsync(t => new Tally { Count = (t?.Count ?? 0) + 1 }, default))));
        Assert.Equal(20, Document().Get()!.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"version\": 2, \"count\": ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"count\": 3 }")]
    [InlineData("{ \"version\": \"2\", \"count\": 3 }")]
    [InlineData("{ \"version\": 0 }")]
    [InlineData("{ \"version\": 2, \"count\": \"three\" }")]
    [InlineData("{ \"version\": 2, \"count\": 1, \"count\": 2 }")]
    [InlineData("\0\0\0\0")]
    public async Task Damage_is_set_aside_and_named_and_stays_damage_until_written_anew(string content)
    {
        await File.WriteAllTextAsync(_home.File("tally.json"), content);
        var first = Document().Read();
        Assert.Equal(content, await File.ReadAllTextAsync(first.CorruptFile!));
        Assert.Contains("tally.json.corrupt-", first.CorruptFile);
        // The next process must not take the missing file for none.
        Assert.Equal(first.CorruptFile, Document().Read().CorruptFile);
        var refused = await Assert.ThrowsAsync<TastyException>(() => Document().ChangeAsync(_ => new Tally(), default));
        Assert.Equal(ErrorIds.StateCorrupt, refused.ErrorId);
        Assert.Contains(first.CorruptFile!, refused.Message);
        await Document().WriteAsync(new Tally { Count = 1 }, default);
        Assert.Equal(1, Document().Get()!.Count);
        Assert.Equal(content, await File.ReadAllTextAsync(first.CorruptFile!));
    }

    [Fact]
    public async Task Two_versions_of_the_module_the_older_refuses_and_overwrites_nothing()
    {
        await Document(version: 3).WriteAsync(new Tally { Count = 7 }, default);
        var reading = Assert.Throws<TastyException>(() => Document(version: 2).Read());
        var writing = await Assert.ThrowsAsync<TastyException>(() => Document(version: 2).WriteAsync(new Tally(), default));
        Assert.Equal((ErrorIds.StateNewer, ErrorIds.StateNewer), (reading.ErrorId, writing.ErrorId));
        Assert.Contains("its version is 3, this module reads up to 2", reading.Message);
        Assert.Equal(7, Document(version: 3).Get()!.Count);
    }

    [Fact]
    public async Task A_damaged_file_that_its_writer_still_holds_is_left_where_it_is()
    {
        await File.WriteAllTextAsync(_home.File("tally.json"), "{");
        using var held = new StateFolder(_home.Path).TryLock("tally.json.lock");
        Assert.Equal(_home.File("tally.json"), Document().Read().CorruptFile);
        Assert.Equal("{", await File.ReadAllTextAsync(_home.File("tally.json")));
    }
}

internal sealed class Tally
{
    public int Count { get; set; }

    public string? Label { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Tally))]
internal sealed partial class TallyJson : JsonSerializerContext;
