using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>Turns an argument into another value before it is converted.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ArgumentTransformationAttribute : CmdletMetadataAttribute
{
    public virtual bool TransformNullOptionalParameters => true;

    public abstract object Transform(EngineIntrinsics engineIntrinsics, object inputData);
}

/// <summary>Lets a user name stand for a credential: the host asks for the password.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CredentialAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PSObject.Base(inputData) switch
    {
        PSCredential credential => credential,
        string userName => engineIntrinsics.Host.UI.PromptForCredential("PowerShell credential request", "Enter your credentials.", userName, ""),
        null => engineIntrinsics.Host.UI.PromptForCredential("PowerShell credential request", "Enter your credentials.", "", ""),
        _ => inputData,
    };
}
