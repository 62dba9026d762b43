namespace TastyPS.Tests.Reconciliation;

/// <summary>A seeded sample; build.ps1 -Task Soak runs the full figure.</summary>
public sealed class DriftRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_divergence_is_reported_as_what_it_is(int seed)
    {
        using var folder = new TemporaryFolder();
        var run = new DriftRun(seed, folder.Path);

        await run.RunAsync(stocks: 24);

        Assert.Empty(run.Faults);
        Assert.All(run.Matrix.Keys, cell => Assert.Equal(cell.Done, cell.Reported));
        Assert.True(run.Matrix.Count >= 8, "the sample should meet most classes");
    }
}
