using System.Collections;
using System.Management.Automation;

namespace TastyPS.Commands;

/// <summary>As <see cref="MarketDateTransformationAttribute"/>, for parameters that take several dates.</summary>
public sealed class MarketDateListTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly MarketDateTransformationAttribute One = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Bare(inputData) switch
    {
        null => null,
        IEnumerable list and not string => list.Cast<object?>().Select(item => (DateTime)One.Transform(engineIntrinsics, item)!).ToArray(),
        var single => new[] { (DateTime)One.Transform(engineIntrinsics, single)! },
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
