using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyQuantityPrecision: how many decimal places a quantity may have, by class and by symbol.</summary>
[Cmdlet(VerbsCommon.Get, "TastyQuantityPrecision")]
[OutputType(typeof(QuantityDecimalPrecision))]
public sealed class GetTastyQuantityPrecisionCommand : TastyReferenceCmdlet
{
    [Parameter(Position = 0)]
    public InstrumentType? InstrumentType { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        await foreach (var precision in client.Instruments.PrecisionsAsync(CancelToken).ConfigureAwait(false))
            if (InstrumentType is null || precision.InstrumentType == InstrumentType) Output(precision);
    }
}
