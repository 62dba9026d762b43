using TastyPS.Benchmarks;

return args switch
{
    ["dxlink", .. var rest] => DxLinkComparison.Run(rest),
    ["soak-stream", .. var rest] => await StreamSoak.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: TastyPS.Benchmarks dxlink [runs] | soak-stream [seed]");
    return 2;
}
