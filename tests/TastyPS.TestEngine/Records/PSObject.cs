using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>An object seen through its properties: those of its class and those noted on it.</summary>
public class PSObject : IFormattable
{
    private PSMemberInfoCollection<PSPropertyInfo>? _properties;
    private Collection<string>? _typeNames;

    public PSObject() => BaseObject = PSCustomObject.Instance;

    public PSObject(object obj)
    {
        BaseObject = obj is PSObject wrapped ? wrapped.BaseObject : obj ?? throw new PSArgumentNullException(nameof(obj));
        _properties = (obj as PSObject)?.Properties;
    }

    public object BaseObject { get; }
    public object ImmediateBaseObject => BaseObject;
    public PSMemberInfoCollection<PSPropertyInfo> Properties => _properties ??= new PSPropertyCollection(BaseObject);
    public Collection<string> TypeNames => _typeNames ??= new(NamesOf(BaseObject.GetType()).ToList());

    public static PSObject AsPSObject(object obj) => obj as PSObject ?? new PSObject(obj);

    public override string ToString() => BaseObject is PSCustomObject
        ? "@{" + string.Join("; ", Properties.Select(p => $"{p.Name}={p.Value}")) + "}"
        : LanguagePrimitives.ConvertTo<string>(BaseObject);

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        BaseObject is IFormattable formattable ? formattable.ToString(format, formatProvider) : ToString();

    public override bool Equals(object? obj) => BaseObject is PSCustomObject ? ReferenceEquals(this, obj) : Equals(BaseObject, Base(obj));

    public override int GetHashCode() => BaseObject.GetHashCode();

    /// <summary>The value without its wrapping.</summary>
    internal static object? Base(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static IEnumerable<string> NamesOf(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type.FullName!;
    }
}

/// <summary>The base of an object that is nothing but its notes.</summary>
public class PSCustomObject
{
    internal static readonly PSCustomObject Instance = new();

    private PSCustomObject() { }

    public override string ToString() => "";
}
