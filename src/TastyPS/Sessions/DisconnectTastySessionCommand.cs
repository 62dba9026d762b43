using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Disconnect-TastySession: ends a session of this process. The profile stays; Remove-TastyProfile forgets it.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "TastySession")]
[OutputType(typeof(void))]
public sealed class DisconnectTastySessionCommand : TastyCmdlet
{
    /// <summary>The session to end, as an object or by name; without it the default one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SessionTransformation]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public Session? Session { get; set; }

    protected override async Task ProcessAsync()
    {
        var connection = Session is null ? SessionHub.Instance.Default : SessionHub.Instance.Find(Session.Name);
        if (connection is null)
        {
            Fail(new TastyException(ErrorIds.SessionUnknown, Session is null ? "There is no session to end." : $"The session '{Session.Name}' is not connected.", "Get-TastySession lists those that are.") { Target = Session?.Name });
            return;
        }
        await SessionHub.Instance.RemoveAsync(connection).ConfigureAwait(false);
    }
}
