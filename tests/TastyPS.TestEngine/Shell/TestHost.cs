using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace TastyPS.TestEngine;

/// <summary>A host that answers questions from a script of letters and keeps what it was told. Without an answer it behaves like a host that nobody sits at.</summary>
internal sealed class TestHost : PSHost
{
    private readonly TestUserInterface _ui = new();

    public override string Name => "TestShell";
    public override Version Version { get; } = new(1, 0);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override PSHostUserInterface UI => _ui;
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>The run that questions and lines belong to.</summary>
    public void Serve(ShellRun run, string answers) => _ui.Serve(run, answers);

    public override void SetShouldExit(int exitCode) => _ui.Exit(exitCode);

    public override void EnterNestedPrompt() { }

    public override void ExitNestedPrompt() { }

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    private sealed class TestUserInterface : PSHostUserInterface
    {
        private ShellRun _run = new();
        private Queue<char> _answers = new();

        public override PSHostRawUserInterface? RawUI => null;

        public void Serve(ShellRun run, string answers) => (_run, _answers) = (run, new Queue<char>(answers));

        public void Exit(int exitCode) => _run.ExitCode = exitCode;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            _run.Add(new Question(caption, message, [.. choices.Select(c => c.Label)]));
            if (!_answers.TryDequeue(out var letter)) throw new HostException("no answer");
            var picked = choices.ToList().FindIndex(c => c.Label.Contains("&" + letter, StringComparison.OrdinalIgnoreCase));
            return picked >= 0 ? picked : throw new HostException($"'{letter}' answers none of {string.Join(", ", choices.Select(c => c.Label))}");
        }

        public override void WriteLine(string value) => _run.AddHostLine(value);

        public override void Write(string value) => _run.AddHostLine(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => _run.AddHostLine(value);

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Absent();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Absent();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Absent();

        public override string ReadLine() => throw Absent();

        public override SecureString ReadLineAsSecureString() => throw Absent();

        // The engine tells its streams by itself; the host has nothing to add.
        public override void WriteErrorLine(string value) { }

        public override void WriteDebugLine(string message) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }

        private static HostException Absent() => new("Nobody is at the keyboard of a test.");
    }
}
