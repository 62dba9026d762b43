using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TastyPS.Core;

/// <summary>
/// The risk policies of a user, in <c>risk-policy.json</c> of the state folder: read afresh each time, so that a change holds in
/// every shell at once. Without the file there is no rule.
/// </summary>
public sealed class RiskPolicyStore(StateFolder folder, TimeProvider clock)
{
    private readonly StateDocument<JsonObject> _document = new(folder, "risk-policy.json", 1, RiskPolicyJson.Default.JsonObject, clock);

    public string FileName => _document.FileName;

    /// <summary>The default first, then those of single accounts.</summary>
    /// <exception cref="TastyException">The file is damaged, of a newer module, or has faults; all of them are named.</exception>
    public IReadOnlyList<RiskPolicy> List()
    {
        var set = Read();
        return [set.Default, .. set.Accounts];
    }

    /// <summary>What holds for an account: rule by rule its own word, else the default's.</summary>
    /// <exception cref="TastyException">As for <see cref="List"/>.</exception>
    public RiskPolicy For(string accountNumber) => Read().For(accountNumber);

    /// <summary>What a change would do, rule by rule; nothing is written.</summary>
    /// <exception cref="TastyException">As for <see cref="List"/>, or a limit that none can be.</exception>
    public IReadOnlyList<RiskRuleChange> Preview(RiskPolicyChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (before, set) = (Read(), Read());
        Apply(change, set);
        // Of an account it counts what holds for it: a limit of its own may be looser than the default that held before.
        var (old, now) = change.AccountNumber is { } account ? (before.For(account), set.For(account)) : (before.Default, set.Default);
        return [.. RiskTerm.All.Where(t => t.Get(old) != t.Get(now)).Select(t => new RiskRuleChange(t.Rule, t.Get(old), t.Get(now), t.IsLoosened(t.Get(old), t.Get(now))))];
    }

    /// <summary>Makes a change and gives the policy as it is then.</summary>
    public async Task<RiskPolicy> ChangeAsync(RiskPolicyChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var policy = new RiskPolicy();
        await _document.ChangeAsync(
            content =>
            {
                var set = Parse(content);
                policy = Apply(change, set);
                return set.Write();
            },
            cancellationToken).ConfigureAwait(false);
        return policy;
    }

    /// <summary>A group as a policy keeps it: underlyings by their own names.</summary>
    /// <exception cref="TastyException">A symbol is none.</exception>
    public static CorrelationGroup Group(string name, IEnumerable<string> symbols) => new()
    {
        Name = name,
        Symbols = [.. symbols.Select(s => Symbol.TryParse(s, out _) ? Underlyings.KeyOf(s.ToUpperInvariant()) : throw new TastyException(ErrorIds.ParameterInvalid, $"'{s}' is no symbol.", "A group is of underlyings: @{ Tech = 'AAPL', 'MSFT' }.")).Distinct()],
    };

    internal RiskPolicySet Read() => Parse(_document.Get());

    private RiskPolicySet Parse(JsonObject? content)
    {
        var faults = new List<string>();
        var set = content is null ? new() : RiskPolicySet.Read(content, faults);
        if (faults.Count == 0) return set;
        throw new TastyException(ErrorIds.RiskPolicyInvalid, $"The risk policy '{FileName}' has faults: {string.Join("; ", faults)}.",
            "Mend the file; until then what opens a position is refused. Get-Help about_TastyRisk lists the rules.") { Target = FileName };
    }

    private static RiskPolicy Apply(RiskPolicyChange change, RiskPolicySet set)
    {
        var policy = set.Own(change.AccountNumber);
        foreach (var term in RiskTerm.All)
        {
            if (!change.Limits.TryGetValue(term.Rule, out var limit)) continue;
            if (limit is { } value && term.Fault(value) is { } fault) throw new TastyException(ErrorIds.ParameterInvalid, $"{term.Rule}: {fault}.", "Limits are 0 or more; -Remove takes a rule away.");
            term.Set(policy, limit);
        }
        if (change.Groups is { } groups) policy.CorrelationGroups = [.. groups];
        return policy;
    }
}

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class RiskPolicyJson : JsonSerializerContext;
