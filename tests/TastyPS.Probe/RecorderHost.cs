using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace TastyProbe;

/// <summary>A host that answers questions from a script of letters and writes down what it was asked and told.</summary>
internal sealed class RecorderHost(string answers) : PSHost
{
    private readonly RecorderUserInterface _ui = new(new Queue<char>(answers));

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name => "Recorder";
    public override PSHostUserInterface UI => _ui;
    public override Version Version { get; } = new(1, 0);

    /// <summary>What the host was told and asked, in order.</summary>
    public IReadOnlyList<string> Lines => _ui.Lines;

    public int Asked => _ui.Asked;

    public override void EnterNestedPrompt() { }
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }

    private sealed class RecorderUserInterface(Queue<char> answers) : PSHostUserInterface
    {
        public List<string> Lines { get; } = [];
        public int Asked { get; private set; }
        public override PSHostRawUserInterface RawUI => null!;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Asked++;
            if (!answers.TryDequeue(out var letter)) throw new HostException("no answer");
            return choices.ToList().FindIndex(c => c.Label.Contains("&" + letter, StringComparison.OrdinalIgnoreCase));
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new HostException("not interactive");
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new HostException("not interactive");
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new HostException("not interactive");
        public override string ReadLine() => throw new HostException("not interactive");
        public override SecureString ReadLineAsSecureString() => throw new HostException("not interactive");
        public override void Write(string value) => Lines.Add(value);
        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Lines.Add(value);
        public override void WriteLine(string value) => Lines.Add(value);
        public override void WriteErrorLine(string value) { }
        public override void WriteDebugLine(string message) { }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override void WriteVerboseLine(string message) { }
        public override void WriteWarningLine(string message) { }
    }
}
