using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace TastyPS.Core;

/// <summary>
/// The profiles of a user: one readable JSON file in the state folder, and their secrets beside it in the protected store.
/// A file that cannot be read is never overwritten: it is named, and the user decides.
/// </summary>
public sealed partial class ProfileStore(StateFolder folder)
{
    private const string FileName = "profiles.json";

    public StateFolder Folder => folder;

    public SecretStore Secrets { get; } = new(folder);

    /// <summary>All profiles by name; empty where there are none.</summary>
    public IReadOnlyList<Profile> List()
    {
        if (folder.Read(FileName) is not { } bytes) return [];
        try
        {
            var file = JsonSerializer.Deserialize(bytes, ProfileJson.Default.ProfileFile);
            if (file?.Version == 1) return [.. file.Profiles.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
            throw Corrupt(file is null ? "it is empty" : $"its version is {file.Version}, this module reads 1");
        }
        catch (JsonException e)
        {
            throw Corrupt(e.Message);
        }
    }

    public Profile? Default() => List().FirstOrDefault(p => p.IsDefault);

    /// <summary>The profile of that name; an error that lists the names there are otherwise.</summary>
    public Profile Get(string name) => List().FirstOrDefault(p => Same(p.Name, name)) ?? throw Unknown(name);

    /// <summary>Adds or replaces a profile. The first one becomes the default; a default takes that place from the one before.</summary>
    public async Task SaveAsync(Profile profile, Credential? credential, CancellationToken cancellationToken)
    {
        RequireName(profile.Name);
        using (await folder.LockAsync(cancellationToken).ConfigureAwait(false))
        {
            var others = List().Where(p => !Same(p.Name, profile.Name)).ToList();
            if (others.All(p => !p.IsDefault)) profile.IsDefault = true;
            if (profile.IsDefault) others.ForEach(p => p.IsDefault = false);
            if (credential is not null)
            {
                Secrets.Write(profile.Name, credential);
                profile.HasSecret = true;
            }
            Write([.. others, profile]);
        }
    }

    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        using (await folder.LockAsync(cancellationToken).ConfigureAwait(false))
        {
            var all = List();
            if (!all.Any(p => Same(p.Name, name))) throw Unknown(name);
            Secrets.Delete(name);
            Write(all.Where(p => !Same(p.Name, name)));
        }
    }

    /// <summary>A profile's name is part of a file name, so it is letters, digits, dot, dash and underscore.</summary>
    public static void RequireName(string name)
    {
        if (!NamePattern().IsMatch(name))
            throw new TastyException(ErrorIds.ProfileName, $"'{name}' cannot name a profile.", "Use letters, digits, '-' and '_', at most 64 of them.") { Target = name };
    }

    private void Write(IEnumerable<Profile> profiles) => folder.Write(FileName, JsonSerializer.SerializeToUtf8Bytes(new ProfileFile { Profiles = [.. profiles] }, ProfileJson.Default.ProfileFile));

    private TastyException Unknown(string name)
    {
        var names = string.Join(", ", List().Select(p => p.Name));
        return new(ErrorIds.ProfileUnknown, $"There is no profile '{name}'.", names.Length > 0 ? $"Profiles: {names}." : "Connect-TastySession makes one.") { Target = name };
    }

    private TastyException Corrupt(string why) => new(ErrorIds.ProfileCorrupt, $"The profile file '{folder.File(FileName)}' cannot be read: {why}", "Mend it, or move it away and connect again; the secrets beside it are untouched.") { Target = folder.File(FileName) };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex NamePattern();
}

internal sealed class ProfileFile
{
    public int Version { get; set; } = 1;

    public List<Profile> Profiles { get; set; } = [];
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProfileFile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
