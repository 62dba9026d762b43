using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace TastyPS.Core;

/// <summary>
/// One thing that outlives a process: a readable JSON file in the state folder, an object with <c>"version"</c> as its first
/// member. Replaced whole, changed under a lock of its own between processes.
/// <list type="bullet">
/// <item><see cref="Read"/> gives the value, nothing (there is no file), or damage: the file is set aside under a name that is
/// told, and goes on being damage until something is written in its place, so that a broken file never reads like none.</item>
/// <item><see cref="ChangeAsync"/> reads, changes and writes under the lock, and refuses to build on damage.</item>
/// <item><see cref="WriteAsync"/> writes whatever was there: the way out of damage, for somebody who decided so.</item>
/// </list>
/// A file of a newer module is refused (<see cref="ErrorIds.StateNewer"/>) and never overwritten. Whoever limits something by
/// a document treats damage and a newer version alike: what opens fails, what closes passes.
/// </summary>
/// <param name="folder">Where it is.</param>
/// <param name="name">The file's name, such as <c>risk-policy.json</c>.</param>
/// <param name="version">The version that is written, and the newest that is read.</param>
/// <param name="type">How the value is written: an object, by the caller's own source generation.</param>
/// <param name="clock">Names what is set aside.</param>
public sealed class StateDocument<T>(StateFolder folder, string name, int version, JsonTypeInfo<T> type, TimeProvider clock)
    where T : class
{
    private const string Version = "version";

    public string FileName => folder.File(name);

    /// <exception cref="TastyException">A newer version, or a folder that cannot be read.</exception>
    public StateReading<T> Read()
    {
        if (folder.Read(name) is { } bytes) return Parse(bytes, out var reading) ? reading : SetAside(reading);
        return Aside() is { } damaged ? StateReading<T>.Damaged(damaged, "it was set aside") : StateReading<T>.Nothing;
    }

    /// <summary>The value; null where there is none.</summary>
    /// <exception cref="TastyException">Damage, a newer version, or a folder that cannot be read.</exception>
    public T? Get()
    {
        var reading = Read();
        return reading.IsCorrupt ? throw reading.Error() : reading.Value;
    }

    /// <summary>Makes the new value of the old one (null for none), the only one to do so.</summary>
    /// <returns>What was written.</returns>
    public async Task<T> ChangeAsync(Func<T?, T> change, CancellationToken cancellationToken)
    {
        using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        var value = change(Get());
        Write(value);
        return value;
    }

    /// <summary>Writes in place of what is there, damage too (which is set aside), but not of a newer version.</summary>
    public async Task WriteAsync(T value, CancellationToken cancellationToken)
    {
        using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        if (folder.Read(name) is { } bytes && !Parse(bytes, out var damage)) Move(damage);
        Write(value);
    }

    private Task<FileStream> LockAsync(CancellationToken cancellationToken) => folder.LockAsync(cancellationToken, name + ".lock");

    private void Write(T value)
    {
        var content = new JsonObject { [Version] = version };
        foreach (var (key, node) in JsonSerializer.SerializeToNode(value, type)!.AsObject()) content[key] = node?.DeepClone();
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true })) content.WriteTo(writer);
        buffer.WriteByte((byte)'\n');
        folder.Write(name, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private bool Parse(byte[] bytes, out StateReading<T> reading)
    {
        try
        {
            if (JsonNode.Parse(bytes) is not JsonObject content || content[Version] is not JsonValue said || !said.TryGetValue<int>(out var found) || found < 1)
                return Damage("it has no version", out reading);
            if (found > version)
                throw new TastyException(ErrorIds.StateNewer, string.Create(CultureInfo.InvariantCulture, $"'{FileName}' was written by a newer version of the module: its version is {found}, this module reads up to {version}."),
                    "Use the newer module in every shell (Get-Module TastyPS -ListAvailable); the file is left as it is.") { Target = FileName };
            content.Remove(Version);
            reading = StateReading<T>.Of(content.Deserialize(type) ?? throw new JsonException("it is empty"));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return Damage(e.Message, out reading);
        }
    }

    private bool Damage(string why, out StateReading<T> reading)
    {
        reading = StateReading<T>.Damaged(FileName, why);
        return false;
    }

    /// <summary>Moves damage out of the way under the lock; where another process holds it, the damage stays where it is for now.</summary>
    private StateReading<T> SetAside(StateReading<T> damage)
    {
        try
        {
            using var held = folder.TryLock(name + ".lock");
            if (held is null || folder.Read(name) is not { } bytes) return damage;
            // Whoever held the lock before may have written it anew.
            return Parse(bytes, out var again) ? again : Move(again);
        }
        catch (TastyException e) when (e.ErrorId == ErrorIds.StateUnavailable)
        {
            return damage;
        }
    }

    private StateReading<T> Move(StateReading<T> damage)
    {
        try
        {
            var aside = string.Create(CultureInfo.InvariantCulture, $"{FileName}.corrupt-{clock.GetUtcNow():yyyyMMddTHHmmssfff}");
            File.Move(FileName, aside, overwrite: true);
            return StateReading<T>.Damaged(aside, damage.Reason!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that refuses the move: the damage is told under its own name.
            return damage;
        }
    }

    private string? Aside() => folder.Files("", name + ".corrupt-*").Max(StringComparer.Ordinal);
}
