using System.Collections.ObjectModel;
using System.Globalization;
using System.Security;

namespace System.Management.Automation.Host;

/// <summary>The application that shows the session to a person.</summary>
public abstract class PSHost
{
    public abstract string Name { get; }
    public abstract Version Version { get; }
    public abstract Guid InstanceId { get; }
    public abstract PSHostUserInterface UI { get; }
    public abstract CultureInfo CurrentCulture { get; }
    public abstract CultureInfo CurrentUICulture { get; }
    public virtual PSObject? PrivateData => null;

    public abstract void SetShouldExit(int exitCode);
    public abstract void EnterNestedPrompt();
    public abstract void ExitNestedPrompt();
    public abstract void NotifyBeginApplication();
    public abstract void NotifyEndApplication();
}

/// <summary>Reading, writing and asking.</summary>
public abstract class PSHostUserInterface
{
    public abstract PSHostRawUserInterface? RawUI { get; }
    public virtual bool SupportsVirtualTerminal => false;

    public abstract string ReadLine();
    public abstract SecureString ReadLineAsSecureString();
    public abstract void Write(string value);
    public abstract void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value);
    public virtual void WriteLine() => WriteLine("");
    public abstract void WriteLine(string value);
    public virtual void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => WriteLine(value);
    public abstract void WriteErrorLine(string value);
    public abstract void WriteDebugLine(string message);
    public abstract void WriteProgress(long sourceId, ProgressRecord record);
    public abstract void WriteVerboseLine(string message);
    public abstract void WriteWarningLine(string message);
    public virtual void WriteInformation(InformationRecord record) { }
    public abstract Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions);
    public abstract PSCredential PromptForCredential(string caption, string message, string userName, string targetName);
    public abstract PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options);
    public abstract int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice);
}

/// <summary>The raw screen, which the double has not.</summary>
public abstract class PSHostRawUserInterface;

/// <summary>One answer to a question; the letter after the ampersand picks it.</summary>
public sealed class ChoiceDescription(string label, string helpMessage)
{
    public ChoiceDescription(string label)
        : this(label, "") { }

    public string Label { get; } = label;
    public string HelpMessage { get; set; } = helpMessage;
}

/// <summary>A field of a prompt.</summary>
public class FieldDescription(string name)
{
    public string Name { get; } = name;
}

/// <summary>The host cannot do what was asked of it.</summary>
public class HostException : RuntimeException
{
    public HostException()
        : base("") { }

    public HostException(string message)
        : base(message) { }

    public HostException(string message, Exception innerException)
        : base(message, innerException) { }

    private protected override string ErrorId => typeof(HostException).FullName!;
    private protected override ErrorCategory Category => ErrorCategory.ResourceUnavailable;
}
