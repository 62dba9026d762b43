using System.Management.Automation;

namespace TastyProbe;

/// <summary>Collects its symbols, then streams without end until it is stopped.</summary>
[Cmdlet(VerbsCommon.Watch, "ProbeQuote")]
[OutputType(typeof(string))]
public sealed class WatchProbeQuote : AsyncCmdlet
{
    private readonly List<string> _symbols = [];

    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    public string[] Symbol { get; set; } = [];

    [Parameter]
    public int Count { get; set; } = int.MaxValue;

    protected override Task ProcessAsync()
    {
        _symbols.AddRange(Symbol);
        return Task.CompletedTask;
    }

    protected override async Task EndAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            Cancel.ThrowIfCancellationRequested();
            Output($"{_symbols[i % _symbols.Count]}:{i}");
            if (i % 16 == 15) await Task.Delay(1, Cancel).ConfigureAwait(false);
        }
    }
}
