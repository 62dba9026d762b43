using System.Management.Automation;

namespace TastyPS.TestEngine;

/// <summary>All that one pipeline did. The lists may be read while it still runs.</summary>
public sealed class ShellRun
{
    private readonly Lock _gate = new();
    private readonly List<object?> _output = [];
    private readonly List<ErrorRecord> _errors = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _verbose = [];
    private readonly List<string> _debug = [];
    private readonly List<InformationRecord> _information = [];
    private readonly List<ProgressRecord> _progress = [];
    private readonly List<Question> _questions = [];
    private readonly List<string> _hostLines = [];

    /// <summary>What came out of the last command, unwrapped.</summary>
    public IReadOnlyList<object?> Output => Copy(_output);

    /// <summary>The errors after which the pipeline went on.</summary>
    public IReadOnlyList<ErrorRecord> Errors => Copy(_errors);

    /// <summary>The error that ended the pipeline; null where none did.</summary>
    public ErrorRecord? Terminating { get; internal set; }

    /// <summary>Both kinds of errors.</summary>
    public IReadOnlyList<ErrorRecord> AllErrors => [.. Errors, .. Terminating is { } last ? [last] : Array.Empty<ErrorRecord>()];

    /// <summary>The exit code that the host was told to end with; null where it was told none.</summary>
    public int? ExitCode { get; internal set; }

    /// <summary>Was it ended by Stop (Ctrl+C)?</summary>
    public bool Stopped { get; internal set; }

    public IReadOnlyList<string> Warnings => Copy(_warnings);
    public IReadOnlyList<string> Verbose => Copy(_verbose);
    public IReadOnlyList<string> Debug => Copy(_debug);
    public IReadOnlyList<InformationRecord> Information => Copy(_information);
    public IReadOnlyList<ProgressRecord> Progress => Copy(_progress);
    public IReadOnlyList<Question> Questions => Copy(_questions);

    /// <summary>Lines written straight to the host: What if among them.</summary>
    public IReadOnlyList<string> HostLines => Copy(_hostLines);

    /// <summary>The output as <typeparamref name="T"/>; any error, and any other type, is an exception that tells what happened.</summary>
    public IReadOnlyList<T> All<T>()
    {
        if (AllErrors.Count > 0 || Output.FirstOrDefault(o => o is not T) is { }) throw Unexpected($"only {typeof(T).Name}");
        return [.. Output.Cast<T>()];
    }

    /// <summary>The one output, as <typeparamref name="T"/>.</summary>
    public T Single<T>() => All<T>() is [var only] ? only : throw Unexpected($"one {typeof(T).Name}");

    /// <summary>The one error, terminating or not, whose id must be <paramref name="errorId"/> (without the command's name behind it).</summary>
    public ErrorRecord SingleError(string errorId) =>
        AllErrors is [var only] && only.FullyQualifiedErrorId.Split(',')[0] == errorId ? only : throw Unexpected("the one error " + errorId);

    public override string ToString() => string.Join("\n",
        Output.Select(o => "out   " + o)
            .Concat(Errors.Select(e => $"error {e.FullyQualifiedErrorId}: {e}"))
            .Concat(Terminating is { } end ? [$"ended {end.FullyQualifiedErrorId}: {end}\n{end.Exception}"] : [])
            .Concat(Warnings.Select(w => "warn  " + w))
            .Concat(Questions.Select(q => "asked " + q.Message)));

    internal void AddOutput(object? output) => Append(_output, output is PSObject wrapped ? Unwrap(wrapped) : output);

    internal void Add(ErrorRecord error) => Append(_errors, error);

    internal void AddWarning(string text) => Append(_warnings, text);

    internal void AddVerbose(string text) => Append(_verbose, text);

    internal void AddDebug(string text) => Append(_debug, text);

    internal void Add(InformationRecord record) => Append(_information, record);

    internal void Add(ProgressRecord record) => Append(_progress, record);

    internal void Add(Question question) => Append(_questions, question);

    internal void AddHostLine(string line) => Append(_hostLines, line);

    // A bag of notes is itself; anything else is what it wraps.
    private static object Unwrap(PSObject wrapped) => wrapped.BaseObject is PSCustomObject ? wrapped : wrapped.BaseObject;

    private void Append<T>(List<T> list, T item)
    {
        lock (_gate) list.Add(item);
    }

    private T[] Copy<T>(List<T> list)
    {
        lock (_gate) return [.. list];
    }

    private InvalidOperationException Unexpected(string wanted) => new($"Wanted {wanted}; the pipeline did this:\n{this}");
}
