using System.Collections;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>A member of a <see cref="PSObject"/>.</summary>
public abstract class PSMemberInfo
{
    public string Name { get; private protected set; } = "";
    public abstract object? Value { get; set; }
    public abstract string TypeNameOfValue { get; }
}

public abstract class PSPropertyInfo : PSMemberInfo
{
    public abstract bool IsGettable { get; }
    public abstract bool IsSettable { get; }
}

/// <summary>A property that was noted on one object.</summary>
public class PSNoteProperty : PSPropertyInfo
{
    public PSNoteProperty(string name, object? value) => (Name, Value) = (name, value);

    public override object? Value { get; set; }
    public override bool IsGettable => true;
    public override bool IsSettable => true;
    public override string TypeNameOfValue => Value?.GetType().FullName ?? "System.Object";
}

/// <summary>A property of the object's class.</summary>
public class PSProperty : PSPropertyInfo
{
    private readonly PropertyInfo _property;
    private readonly object _owner;

    internal PSProperty(PropertyInfo property, object owner) => (_property, _owner, Name) = (property, owner, property.Name);

    public override object? Value
    {
        get => _property.GetValue(_owner);
        set => _property.SetValue(_owner, LanguagePrimitives.ConvertTo(value, _property.PropertyType));
    }

    public override bool IsGettable => _property.GetMethod is { IsPublic: true };
    public override bool IsSettable => _property.SetMethod is { IsPublic: true };
    public override string TypeNameOfValue => _property.PropertyType.FullName!;
}

/// <summary>Members by name, without regard to case.</summary>
public abstract class PSMemberInfoCollection<T> : IEnumerable<T>
    where T : PSMemberInfo
{
    public abstract T? this[string name] { get; }

    public abstract void Add(T member);

    public abstract void Remove(string name);

    public abstract IEnumerator<T> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The properties of the class, then the notes.</summary>
internal sealed class PSPropertyCollection(object owner) : PSMemberInfoCollection<PSPropertyInfo>
{
    private readonly List<PSPropertyInfo> _members =
    [
        .. owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
            .Select(p => new PSProperty(p, owner)),
    ];

    public override PSPropertyInfo? this[string name] => _members.Find(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public override void Add(PSPropertyInfo member) => _members.Add(member);

    public override void Remove(string name) => _members.RemoveAll(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public override IEnumerator<PSPropertyInfo> GetEnumerator() => _members.GetEnumerator();
}
