using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastySession: the sessions of this process with what their requests cost.</summary>
[Cmdlet(VerbsCommon.Get, "TastySession")]
[OutputType(typeof(Session))]
public sealed class GetTastySessionCommand : TastyCmdlet
{
    /// <summary>Names, or patterns of names.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    protected override Task ProcessAsync()
    {
        foreach (var wanted in Name)
        {
            var pattern = Patterns.Of(wanted);
            var found = SessionHub.Instance.All.Where(c => pattern.IsMatch(c.Name)).ToList();
            foreach (var connection in found) Output(SessionView.Of(connection));
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(wanted))
                Fail(new TastyException(ErrorIds.SessionUnknown, $"There is no session '{wanted}'.", "Connect-TastySession connects.") { Target = wanted }, wanted);
        }
        return Task.CompletedTask;
    }
}
