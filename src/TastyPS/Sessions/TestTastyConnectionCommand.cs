using System.Management.Automation;
using System.Reflection;
using TastyPS.Core;
using TastyPS.Core.Doctor;

namespace TastyPS.Commands;

/// <summary>Test-TastyConnection: whether everything that a connection needs is in order, and with -Detailed what is not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TastyConnection")]
[OutputType(typeof(bool), typeof(ConnectionCheck))]
public sealed class TestTastyConnectionCommand : TastyCmdlet
{
    // The assembly's own version stays at 7.6.0 for all of 7.6.
    private static readonly Version PowerShell = new(typeof(PSObject).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version);

    /// <summary>The session to examine; without it the default one, or the one that would be made.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SessionTransformation]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public Session? Session { get; set; }

    /// <summary>One line a check in place of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    protected override async Task ProcessAsync()
    {
        var connector = Connector.Of(this);
        Connection? own = null;
        Connection Prepare()
        {
            if (Session is not null)
                return SessionHub.Instance.Find(Session.Name) ?? throw new TastyException(ErrorIds.SessionUnknown, $"The session '{Session.Name}' is not connected.", "Get-TastySession lists those that are.") { Target = Session.Name };
            return SessionHub.Instance.Default ?? (own = connector.PrepareDefault());
        }

        var doctor = new ConnectionDoctor(connector.Profiles, Prepare, PowerShell);
        var isFine = true;
        try
        {
            await foreach (var check in doctor.ExamineAsync(CancelToken).ConfigureAwait(false))
            {
                isFine &= check.Result != CheckResult.Fail;
                if (Detailed) Output(check);
            }
        }
        finally
        {
            if (own is not null) await own.DisposeAsync().ConfigureAwait(false);
        }
        if (!Detailed) Output(isFine);
    }
}
