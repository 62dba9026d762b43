using TastyPS.Core;
using TastyPS.Tests.Children;

namespace TastyPS.Tests.State;

/// <summary>
/// Two processes at a time write into one state folder, and are killed at moments drawn from the seed, again and again: what is there
/// then can always be read, and has all that was acknowledged.
/// </summary>
internal sealed class StateKills(int seed)
{
    private const int WarmUp = 6;

    private readonly Random _random = new(seed);
    private readonly List<string> _wrong = [];
    private readonly HashSet<string> _intents = [];
    private readonly HashSet<string> _outcomes = [];
    private int _count;

    public int Kills { get; private set; }

    /// <summary>Things that a process said it had written.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>What broke the rule; empty where it held.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public async Task RunAsync(int kills)
    {
        using var home = new TemporaryFolder();
        while (Kills < kills && _wrong.Count == 0)
        {
            await KillTwoAsync(home.Path);
            await ReadBackAsync(new StateFolder(home.Path));
        }
    }

    private async Task KillTwoAsync(string folder)
    {
        using var one = ChildProcess.Start("state", folder);
        using var other = ChildProcess.Start("state", folder);
        foreach (var child in (ChildProcess[])[one, other]) await child.UntilReadyAsync();
        foreach (var child in (ChildProcess[])[one, other]) await child.GoAsync();
        foreach (var child in (ChildProcess[])[one, other])
        {
            // Past its first writings, which take longest, and then a moment.
            for (var i = 0; i < WarmUp; i++) Acknowledge([await child.ReadAsync() ?? "nothing more"]);
            await Task.Delay(TimeSpan.FromMilliseconds(_random.NextDouble() * 40));
            Acknowledge(await child.KillAsync());
            Kills++;
        }
    }

    private void Acknowledge(IReadOnlyList<string> lines)
    {
        Acknowledged += lines.Count;
        foreach (var line in lines)
            switch (line.Split(' '))
            {
                case ["document", var count]: _count = Math.Max(_count, int.Parse(count)); break;
                case ["intent", var id]: _intents.Add(id); break;
                case ["outcome", var id]: _outcomes.Add(id); break;
                default: _wrong.Add($"a child said '{line}'"); break;
            }
    }

    private async Task ReadBackAsync(StateFolder folder)
    {
        try
        {
            // Each of the two may have died between its writing and its word.
            if (StateChild.Document(folder).Get()!.Value is var count && (count < _count || count > _count + 2)) _wrong.Add($"after {Kills} kills the document says {count}, acknowledged is {_count}");
            _count = count;
            await using var reader = StateChild.Connect(folder);
            var journal = (await reader.Journal.ReadAsync(SilentSink.Instance, default)).ToDictionary(e => e.ExternalIdentifier!);
            foreach (var lost in _intents.Where(id => !journal.ContainsKey(id))) _wrong.Add($"after {Kills} kills the journal has lost {lost}");
            foreach (var lost in _outcomes.Where(id => journal.GetValueOrDefault(id)?.Outcome != OrderOutcome.Accepted)) _wrong.Add($"after {Kills} kills the journal has lost the outcome of {lost}");
        }
        catch (TastyException e)
        {
            _wrong.Add($"after {Kills} kills: {e.Message}");
        }
    }
}
