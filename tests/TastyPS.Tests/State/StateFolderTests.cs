using TastyPS.Core;

namespace TastyPS.Tests.State;

public sealed class StateFolderTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    private StateFolder Folder => new(_home.Path);

    [Fact]
    public void What_a_killed_writer_left_is_swept_when_its_file_is_next_written()
    {
        var left = Leave("trading.json.4711.0123456789abcdef0123456789abcdef.tmp", TimeSpan.FromHours(2));
        Folder.Write("trading.json", "{}"u8);
        Assert.False(File.Exists(left));
        Assert.Equal([_home.File("trading.json")], Directory.GetFiles(_home.Path));
    }

    [Theory]
    [InlineData("trading.json.4711.0123456789abcdef0123456789abcdef.tmp", 30)]
    [InlineData("risk-day.json.4711.0123456789abcdef0123456789abcdef.tmp", 120)]
    [InlineData("trading.json.mine.tmp", 120)]
    [InlineData("trading.json.corrupt-20260316T143000000", 120)]
    [InlineData("trading.json.4711.0123456789abcdef0123456789abcdef.tmp.bak", 120)]
    public void What_may_be_at_work_or_is_no_writers_stays(string name, int minutes)
    {
        var left = Leave(name, TimeSpan.FromMinutes(minutes));
        Folder.Write("trading.json", "{}"u8);
        Assert.True(File.Exists(left));
    }

    private string Leave(string name, TimeSpan age)
    {
        var path = _home.File(name);
        File.WriteAllText(path, "{ \"ver");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
        return path;
    }
}
