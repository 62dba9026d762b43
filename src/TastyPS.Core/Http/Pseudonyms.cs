using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TastyPS.Core.Http;

/// <summary>
/// What a recording that is handed on calls the accounts of a session, and what it must not say. An account number becomes the same
/// invented one wherever it appears. What was found under a name that is masked is from then on masked everywhere else too, in a text
/// or a path; so names and tokens are learned before what holds them is written.
/// </summary>
internal sealed partial class Pseudonyms
{
    // A shorter value could be part of anything: it is only looked for as a word of a longer text.
    private const int Unmistakable = 8;

    private static readonly HashSet<string> Accounts = new(WireNames.Comparer) { "account-number", "account-numbers" };

    /// <summary>Masked here beyond what a trace masks: they tell whose order or account it is, and no replay needs them.</summary>
    private static readonly HashSet<string> AlsoMasked = new(WireNames.Comparer)
    {
        "external-identifier", "external-id", "external-fdid", "external-accounts", "external-crm-id", "ext-account-id", "submitting-user-id", "nickname",
        "ext-client-order-id", "ext-global-order-number", "ext-exchange-order-number", "ext-exec-id", "ext-group-fill-id", "ext-group-id", "ext-transfer-id", "preflight-id",
        "alert-external-id", "web-socket-session-id", "prefix-name", "suffix-name",
    };

    // Words that other texts have a right to (a city is in the name of an exchange), and ids of which every order brings new ones.
    private static readonly HashSet<string> NotLearned = new(WireNames.Comparer)
    {
        "external-identifier", "ext-client-order-id", "ext-global-order-number", "ext-exchange-order-number", "ext-exec-id", "ext-group-fill-id", "ext-group-id", "ext-transfer-id",
        "preflight-id", "web-socket-session-id", "city", "postal-code", "street-one", "street-two", "street-three", "employer-name", "nickname", "prefix-name", "suffix-name",
    };

    private enum Treatment
    {
        Shown,
        Renamed,
        Masked,

        /// <summary>Masked, and looked for everywhere else.</summary>
        Secret,
    }

    private readonly object _lock = new();
    private readonly ConcurrentDictionary<string, Treatment> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private int _shortest = int.MaxValue;

    /// <summary>Whether values under a name are masked; those that name an account are not, because <see cref="Of"/> renames them.</summary>
    public bool Masks(string name) => TreatmentOf(name) >= Treatment.Masked;

    public void LearnAccount(string? number)
    {
        if (number is null or "" or Redaction.Mask or "me") return;
        lock (_lock)
        {
            if (_accounts.ContainsValue(number)) return;
            _accounts.TryAdd(number, FormattableString.Invariant($"TAPE{_accounts.Count + 1:0000}"));
            _shortest = Math.Min(_shortest, number.Length);
        }
    }

    /// <summary>From now on the value is masked wherever it appears.</summary>
    public void LearnSecret(string? value)
    {
        if (value is null or "" or Redaction.Mask) return;
        lock (_lock)
        {
            if (value.Length < Unmistakable || value.Contains(' ', StringComparison.Ordinal)) _words.UnionWith(value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1));
            else if (_secrets.Add(value)) _shortest = Math.Min(_shortest, value.Length);
        }
    }

    /// <summary>Learns from a message what it and others must not say.</summary>
    public void Learn(JsonElement message)
    {
        switch (message.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in message.EnumerateObject())
                {
                    var treatment = TreatmentOf(property.Name);
                    if (treatment is Treatment.Renamed or Treatment.Secret)
                        foreach (var text in Texts(property.Value)) Learn(treatment, text);
                    else Learn(property.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in message.EnumerateArray()) Learn(item);
                break;
        }
    }

    /// <summary>A text as it may be handed on.</summary>
    public string Of(string text)
    {
        // Most texts of a chain are too short to hold anything of it.
        var hasWords = text.Contains(' ', StringComparison.Ordinal);
        if (text.Length < _shortest && !hasWords) return text;
        lock (_lock)
        {
            foreach (var (number, pseudonym) in _accounts)
                if (text.Contains(number, StringComparison.Ordinal)) text = text.Replace(number, pseudonym, StringComparison.Ordinal);
            foreach (var secret in _secrets)
                if (text.Contains(secret, StringComparison.OrdinalIgnoreCase)) text = text.Replace(secret, Redaction.Mask, StringComparison.OrdinalIgnoreCase);
            if (hasWords)
                foreach (var word in _words) text = WithoutWord(text, word);
        }
        return text.Contains('@', StringComparison.Ordinal) ? Address().Replace(text, Redaction.Mask) : text;
    }

    /// <summary>A path; what stands behind <c>accounts</c> is an account.</summary>
    public string OfPath(string path)
    {
        var segments = path.Split('/').Select(Uri.UnescapeDataString).ToList();
        for (var i = 1; i < segments.Count; i++)
            if (segments[i - 1] == "accounts") LearnAccount(segments[i]);
        return string.Join('/', segments.Select(s => Uri.EscapeDataString(Of(s))));
    }

    /// <summary>A query, decoded, without its question mark.</summary>
    public string OfQuery(string query)
    {
        var pairs = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2).Select(Uri.UnescapeDataString).ToArray()).Where(p => p.Length == 2).ToList();
        foreach (var pair in pairs) Learn(TreatmentOf(pair[0].Replace("[]", "", StringComparison.Ordinal)), pair[1]);
        return string.Join('&', pairs.Select(p => $"{p[0]}={(Masks(p[0]) ? Redaction.Mask : Of(p[1]))}"));
    }

    private Treatment TreatmentOf(string name) => _names.GetOrAdd(name, static n =>
        Accounts.Contains(n) ? Treatment.Renamed
        : !Redaction.IsMasked(n) && !AlsoMasked.Contains(n) ? Treatment.Shown
        : NotLearned.Contains(n) ? Treatment.Masked : Treatment.Secret);

    private void Learn(Treatment treatment, string value)
    {
        if (treatment == Treatment.Renamed) LearnAccount(value);
        if (treatment == Treatment.Secret) LearnSecret(value);
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Number => [value.ToString()],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static string WithoutWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) text = text[..at] + Redaction.Mask + text[end..];
            if (at + 1 >= text.Length) break;
        }
        return text;
    }

    [GeneratedRegex(@"[^\s@""]+@[^\s@""]+\.[A-Za-z]{2,}")]
    private static partial Regex Address();
}
