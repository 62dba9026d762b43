using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>The rung of what is kept on this machine and limits every shell. The venue is not asked; a session only says whose folder.</summary>
public abstract class TastyStateCmdlet : TastyCmdlet
{
    /// <summary>The session whose state folder is meant; without it the user's own.</summary>
    [Parameter]
    [SessionTransformation]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public Session? Session { get; set; }

    /// <summary>The session that was named; null where none was.</summary>
    private protected Connection? Named => Session is null ? null : SessionHub.Instance.Get(Session.Name);

    private protected StateFolder Folder => Named?.Options.JournalState ?? StateFolder.OfUser();

    private protected TimeProvider Time => Named?.Options.TimeProvider ?? TimeProvider.System;
}
