using TastyPS.Benchmarks;

return args switch
{
    ["dxlink", .. var rest] => DxLinkComparison.Run(rest),
    ["dxlink-more"] => await DxLinkMeasures.RunAsync(),
    ["soak-stream", .. var rest] => await StreamSoak.RunAsync(rest),
    ["soak-follow", .. var rest] => await FollowSoak.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: TastyPS.Benchmarks dxlink [runs] | dxlink-more | soak-stream [seed] | soak-follow [orders] [seed]");
    return 2;
}
