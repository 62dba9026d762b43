using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core;

/// <summary>
/// Where client secret and refresh token rest, one file a profile: protected by DPAPI on Windows; elsewhere readable by the
/// owner only from its first byte, in a folder of which the same is true, and refused when others can read it.
/// </summary>
public sealed class SecretStore(StateFolder folder)
{
    /// <summary>The profile's credential, or null where none is stored.</summary>
    public Credential? Read(string profile)
    {
        var name = Name(profile);
        RefuseExposed(folder.File(name));
        if (folder.Read(name) is not { } bytes) return null;
        try
        {
            if (OperatingSystem.IsWindows()) bytes = ProtectedData.Unprotect(bytes, null, DataProtectionScope.CurrentUser);
            var stored = JsonSerializer.Deserialize(bytes, SecretJson.Default.StoredSecret);
            if (stored is { ClientSecret.Length: > 0, RefreshToken.Length: > 0 }) return new(stored.ClientSecret, stored.RefreshToken, stored.ClientId);
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            // The inner exception is left out: a JSON error can quote what it could not read.
        }
        throw new TastyException(ErrorIds.SecretUnreadable, $"The stored credential of profile '{profile}' cannot be read: the file is damaged, or another user or machine wrote it.", $"Connect again with the secrets: Connect-TastySession -Profile {profile} -ClientSecret … -RefreshToken …") { Target = folder.File(name) };
    }

    public void Write(string profile, Credential credential)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new StoredSecret { ClientSecret = credential.ClientSecret, RefreshToken = credential.RefreshToken, ClientId = credential.ClientId }, SecretJson.Default.StoredSecret);
        folder.Write(Name(profile), OperatingSystem.IsWindows() ? ProtectedData.Protect(bytes, null, DataProtectionScope.CurrentUser) : bytes);
    }

    public void Delete(string profile) => folder.Delete(Name(profile));

    private static string Name(string profile) => Path.Combine("secrets", profile.ToLowerInvariant() + ".secret");

    private static void RefuseExposed(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path)) return;
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(path) & Others) != 0)
            throw new TastyException(ErrorIds.SecretExposed, $"The stored credential '{path}' can be read or written by others and is not used.", $"Create a new grant, since this one may be known; or, if you are sure that it is not: chmod 600 '{path}'") { Target = path };
    }
}

internal sealed class StoredSecret
{
    public string? ClientSecret { get; set; }

    public string? RefreshToken { get; set; }

    public string? ClientId { get; set; }
}

[JsonSerializable(typeof(StoredSecret))]
internal sealed partial class SecretJson : JsonSerializerContext;
