using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TastyPS.Core;

/// <summary>All policies of a user: the one for every account, and those of single ones. In the file an object <c>default</c> and an object <c>accounts</c>.</summary>
internal sealed class RiskPolicySet
{
    private const string DefaultKey = "default";
    private const string AccountsKey = "accounts";
    private const string GroupsKey = "correlationGroups";

    private readonly Dictionary<string, RiskPolicy> _accounts = new(StringComparer.OrdinalIgnoreCase);

    public RiskPolicy Default { get; private set; } = new();

    /// <summary>The policies that say something of their own.</summary>
    public IEnumerable<RiskPolicy> Accounts => _accounts.Values.OrderBy(p => p.AccountNumber, StringComparer.Ordinal);

    /// <summary>What is said for the account itself; for null the default.</summary>
    public RiskPolicy Own(string? accountNumber) => accountNumber is null ? Default : _accounts.TryGetValue(accountNumber, out var own) ? own : _accounts[accountNumber] = new() { AccountNumber = accountNumber };

    /// <summary>What holds for the account: rule by rule its own word, else the default's.</summary>
    public RiskPolicy For(string accountNumber)
    {
        var own = _accounts.GetValueOrDefault(accountNumber) ?? new();
        var whole = new RiskPolicy { AccountNumber = accountNumber, CorrelationGroups = own.CorrelationGroups.Count > 0 ? own.CorrelationGroups : Default.CorrelationGroups };
        foreach (var term in RiskTerm.All) term.Set(whole, term.Get(own) ?? term.Get(Default));
        return whole;
    }

    /// <summary>Reads the content of the file, and every fault in it by its place and name.</summary>
    public static RiskPolicySet Read(JsonObject content, ICollection<string> faults)
    {
        var set = new RiskPolicySet();
        try
        {
            foreach (var (key, node) in content)
            {
                if (key == DefaultKey) set.Default = ReadPolicy(key, node, null, faults);
                else if (key == AccountsKey && node is JsonObject accounts)
                    foreach (var (number, policy) in accounts) set._accounts[number] = ReadPolicy($"{key}.{number}", policy, number, faults);
                else faults.Add($"{key}: there is only '{DefaultKey}' and '{AccountsKey}', each an object");
            }
        }
        catch (ArgumentException e)
        {
            faults.Add($"a name stands twice in one object ({e.Message})");
        }
        return set;
    }

    public JsonObject Write()
    {
        var content = new JsonObject { [DefaultKey] = WritePolicy(Default) };
        var accounts = new JsonObject();
        foreach (var policy in Accounts)
            if (WritePolicy(policy) is { Count: > 0 } own) accounts[policy.AccountNumber!] = own;
        content[AccountsKey] = accounts;
        return content;
    }

    private static RiskPolicy ReadPolicy(string place, JsonNode? node, string? accountNumber, ICollection<string> faults)
    {
        var policy = new RiskPolicy { AccountNumber = accountNumber };
        if (node is not JsonObject rules)
        {
            faults.Add($"{place}: rules are an object");
            return policy;
        }
        foreach (var (key, value) in rules)
        {
            if (key == GroupsKey) ReadGroups($"{place}.{key}", value, policy, faults);
            else if (RiskTerm.All.FirstOrDefault(t => t.Key == key) is not { } term) faults.Add($"{place}.{key}: no such rule");
            else if (ReadLimit(term, value, out var fault) is { } limit) term.Set(policy, limit);
            else faults.Add($"{place}.{key}: {fault}");
        }
        return policy;
    }

    private static decimal? ReadLimit(RiskTerm term, JsonNode? node, out string? fault)
    {
        fault = null;
        var kind = node?.GetValueKind() ?? JsonValueKind.Null;
        if (term.Unit == RiskUnit.Flag)
        {
            if (kind is JsonValueKind.True or JsonValueKind.False) return kind == JsonValueKind.True ? 1 : 0;
            fault = "write true or false";
        }
        else if (kind != JsonValueKind.Number)
        {
            fault = $"{node?.ToJsonString() ?? "null"} is no number{(kind == JsonValueKind.String ? "; write it without quotes" : "")}";
        }
        else if (!decimal.TryParse(node!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
        {
            fault = $"{node.ToJsonString()} is too large";
        }
        else if ((fault = term.Fault(limit)) is null)
        {
            return limit;
        }
        return null;
    }

    private static void ReadGroups(string place, JsonNode? node, RiskPolicy policy, ICollection<string> faults)
    {
        if (node is not JsonObject groups)
        {
            faults.Add($"{place}: groups are an object, each name with a list of symbols");
            return;
        }
        foreach (var (name, value) in groups)
        {
            if (value is JsonArray symbols && symbols.All(s => s?.GetValueKind() == JsonValueKind.String && Symbol.TryParse((string?)s, out _)))
                policy.CorrelationGroups.Add(new() { Name = name, Symbols = [.. symbols.Select(s => Underlyings.KeyOf((string)s!))] });
            else faults.Add($"{place}.{name}: write a list of symbols");
        }
    }

    private static JsonObject WritePolicy(RiskPolicy policy)
    {
        var rules = new JsonObject();
        foreach (var term in RiskTerm.All)
            if (term.Get(policy) is { } limit) rules[term.Key] = term.Unit == RiskUnit.Flag ? limit != 0 : limit;
        if (policy.CorrelationGroups.Count == 0) return rules;
        var groups = new JsonObject();
        foreach (var group in policy.CorrelationGroups) groups[group.Name!] = new JsonArray([.. group.Symbols.Select(s => (JsonNode)s)]);
        rules[GroupsKey] = groups;
        return rules;
    }
}
