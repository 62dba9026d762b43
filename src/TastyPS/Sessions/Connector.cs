using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Puts together what connecting needs: the user's state folder, the environment variables, the paper broker, the vault.</summary>
internal static class Connector
{
    public static SessionConnector Of(PSCmdlet cmdlet) => new(Profiles(), Environment.GetEnvironmentVariable, PaperHost.End, new SecretManagementVault(cmdlet));

    public static ProfileStore Profiles() => new(StateFolder.OfUser());
}
