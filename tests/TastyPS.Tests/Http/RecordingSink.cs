using TastyPS.Core;

namespace TastyPS.Tests.Http;

/// <summary>Keeps everything that Core says.</summary>
public sealed class RecordingSink : IHostSink
{
    private readonly List<string> _lines = [];

    public List<TastyException> Errors { get; } = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public bool WantsDebug { get; init; } = true;

    public void Verbose(string text) => Add("verbose " + text);

    public void Debug(string text) => Add("debug " + text);

    public void Warning(string text) => Add("warning " + text);

    public void Error(TastyException error)
    {
        lock (_lines) Errors.Add(error);
    }

    public void Progress(string activity, string status, int? percent) => Add($"progress {activity} {status} {percent}");

    private void Add(string line)
    {
        lock (_lines) _lines.Add(line);
    }
}
