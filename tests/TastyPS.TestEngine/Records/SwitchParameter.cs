namespace System.Management.Automation;

/// <summary>A switch: present or not, and equal to the bool that says so.</summary>
public struct SwitchParameter(bool isPresent)
{
    public static SwitchParameter Present => new(true);

    public bool IsPresent { get; } = isPresent;

    public static implicit operator bool(SwitchParameter switchParameter) => switchParameter.IsPresent;

    public static implicit operator SwitchParameter(bool value) => new(value);

    public static bool operator ==(SwitchParameter first, SwitchParameter second) => first.IsPresent == second.IsPresent;

    public static bool operator !=(SwitchParameter first, SwitchParameter second) => first.IsPresent != second.IsPresent;

    public static bool operator ==(SwitchParameter first, bool second) => first.IsPresent == second;

    public static bool operator !=(SwitchParameter first, bool second) => first.IsPresent != second;

    public static bool operator ==(bool first, SwitchParameter second) => first == second.IsPresent;

    public static bool operator !=(bool first, SwitchParameter second) => first != second.IsPresent;

    public readonly bool ToBool() => IsPresent;

    public override readonly bool Equals(object? obj) => obj switch
    {
        bool b => IsPresent == b,
        SwitchParameter s => IsPresent == s.IsPresent,
        _ => false,
    };

    public override readonly int GetHashCode() => IsPresent.GetHashCode();

    public override readonly string ToString() => IsPresent.ToString();
}
