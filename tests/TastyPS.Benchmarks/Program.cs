using TastyPS.Benchmarks;

return args switch
{
    ["dxlink", .. var rest] => DxLinkComparison.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: TastyPS.Benchmarks dxlink [runs]");
    return 2;
}
