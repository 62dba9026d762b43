namespace TastyPS.Core;

/// <summary>What a <see cref="StateDocument{T}"/> gave: a value, nothing, or damage.</summary>
public sealed class StateReading<T>
    where T : class
{
    private StateReading()
    {
    }

    /// <summary>Null where there is no file, and where it is damaged.</summary>
    public T? Value { get; private init; }

    /// <summary>Where the damaged content is now.</summary>
    public string? CorruptFile { get; private init; }

    /// <summary>What is wrong with it.</summary>
    public string? Reason { get; private init; }

    public bool IsCorrupt => CorruptFile is not null;

    /// <summary>The damage as an error that names the file and the way on.</summary>
    public TastyException Error() => new(ErrorIds.StateCorrupt, $"A state file cannot be read and is kept as '{CorruptFile}': {Reason}",
        "Until it is written anew, what opens a position is refused and what closes one passes. Mend the file under its old name, or delete it.") { Target = CorruptFile };

    internal static StateReading<T> Nothing { get; } = new();

    internal static StateReading<T> Of(T value) => new() { Value = value };

    internal static StateReading<T> Damaged(string file, string reason) => new() { CorruptFile = file, Reason = reason };
}
