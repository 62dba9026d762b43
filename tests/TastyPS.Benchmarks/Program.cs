using TastyPS.Benchmarks;

// The long runs (build.ps1 -Task Soak) and the measurements (-Task Bench), each by its name or all of a kind in turn.
var soaks = new Dictionary<string, Func<string[], Task<int>>>
{
    ["soak-stream"] = StreamSoak.RunAsync,
    ["soak-orders"] = OrderSoak.RunAsync,
    ["soak-limits"] = LimitSoak.RunAsync,
    ["soak-state"] = StateSoak.RunAsync,
    ["soak-match"] = MatchSoak.RunAsync,
    ["soak-follow"] = FollowSoak.RunAsync,
    ["soak-drift"] = DriftSoak.RunAsync,
    ["soak-automation"] = AutomationSoak.RunAsync,
};
var benches = new Dictionary<string, Func<string[], Task<int>>>
{
    ["chain"] = ChainComparison.RunAsync,
    ["dxlink"] = words => Task.FromResult(DxLinkComparison.Run(words)),
    ["paper"] = PaperMeasures.RunAsync,
    ["dxlink-more"] = _ => DxLinkMeasures.RunAsync(),
};

switch (args)
{
    // The process that the chain is asked of.
    case ["chain-server"]: return await ChainComparison.ServeAsync();
    // The processes that a soak kills.
    case ["child", ..]: return await TastyPS.Tests.Children.ChildPrograms.RunAsync(args);
    case ["soak"]: return await AllAsync(soaks);
    case ["all"]: return await AllAsync(benches);
    case ["feed", var events]: return FeedStand.Run(int.Parse(events, System.Globalization.CultureInfo.InvariantCulture));
    case [var name, .. var words] when (soaks.GetValueOrDefault(name) ?? benches.GetValueOrDefault(name)) is { } run: return await run(words);
    default:
        Console.Error.WriteLine($"usage: TastyPS.Benchmarks soak | all | NAME [words]\nnames: {string.Join(", ", soaks.Keys.Concat(benches.Keys))}");
        return 2;
}

// Every one runs, also after one that failed; the worst exit code is the whole's.
static async Task<int> AllAsync(Dictionary<string, Func<string[], Task<int>>> tasks)
{
    var worst = 0;
    foreach (var (name, run) in tasks)
    {
        Console.WriteLine($"== {name}");
        worst = Math.Max(worst, await run([]));
    }
    return worst;
}
