using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Lets <c>-Session paper</c> stand for the session of that name.</summary>
public sealed class SessionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string name) return value;
        var connection = SessionHub.Instance.Find(name)
            ?? throw new ArgumentTransformationMetadataException($"There is no session '{name}'. Connected: {string.Join(", ", SessionHub.Instance.All.Select(c => c.Name).DefaultIfEmpty("none"))}.");
        return SessionView.Of(connection);
    }
}
