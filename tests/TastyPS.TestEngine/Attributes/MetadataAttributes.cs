using System.Management.Automation.Internal;

namespace System.Management.Automation.Internal
{
    /// <summary>Root of every attribute the engine reads.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public abstract class CmdletMetadataAttribute : Attribute;

    /// <summary>Root of the attributes that steer parsing.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public abstract class ParsingBaseAttribute : CmdletMetadataAttribute;
}

namespace System.Management.Automation
{
    public enum ConfirmImpact { None, Low, Medium, High }

    [AttributeUsage(AttributeTargets.Class)]
    public abstract class CmdletCommonMetadataAttribute : CmdletMetadataAttribute
    {
        public string? DefaultParameterSetName { get; set; }
        public bool SupportsShouldProcess { get; set; }
        public bool SupportsPaging { get; set; }
        public ConfirmImpact ConfirmImpact { get; set; } = ConfirmImpact.Medium;
        public string HelpUri { get; set; } = "";
    }

    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public sealed class CmdletAttribute(string verbName, string nounName) : CmdletCommonMetadataAttribute
    {
        public string NounName { get; } = nounName;
        public string VerbName { get; } = verbName;
    }

    [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
    public sealed class ParameterAttribute : ParsingBaseAttribute
    {
        public const string AllParameterSets = "__AllParameterSets";

        public int Position { get; set; } = int.MinValue;
        public string ParameterSetName { get; set; } = AllParameterSets;
        public bool Mandatory { get; set; }
        public bool ValueFromPipeline { get; set; }
        public bool ValueFromPipelineByPropertyName { get; set; }
        public bool ValueFromRemainingArguments { get; set; }
        public bool DontShow { get; set; }
        public string? HelpMessage { get; set; }
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
    public sealed class AliasAttribute(params string[] aliasNames) : ParsingBaseAttribute
    {
        public IList<string> AliasNames { get; } = aliasNames;
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public sealed class OutputTypeAttribute : CmdletMetadataAttribute
    {
        public OutputTypeAttribute(params Type[] type) => Type = [.. type.Select(t => new PSTypeName(t))];

        public OutputTypeAttribute(params string[] type) => Type = [.. type.Select(t => new PSTypeName(t))];

        public PSTypeName[] Type { get; }
        public string[] ParameterSetName { get; set; } = [ParameterAttribute.AllParameterSets];
        public string? ProviderCmdlet { get; set; }
    }

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class SupportsWildcardsAttribute : ParsingBaseAttribute;

    [AttributeUsage(AttributeTargets.All)]
    public sealed class HiddenAttribute : ParsingBaseAttribute;

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class AllowNullAttribute : CmdletMetadataAttribute;

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class AllowEmptyStringAttribute : CmdletMetadataAttribute;

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class AllowEmptyCollectionAttribute : CmdletMetadataAttribute;

    /// <summary>A type by name, with the type itself where it is known.</summary>
    public class PSTypeName
    {
        public PSTypeName(Type type) => (Type, Name) = (type, type.FullName!);

        public PSTypeName(string name) => Name = name;

        public string Name { get; }
        public Type? Type { get; }

        public override string ToString() => Name;
    }
}
