using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using System.Security;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Connect-TastySession: opens a session and makes it the default of this process.</summary>
[Cmdlet(VerbsCommunications.Connect, "TastySession", DefaultParameterSetName = ProfileSet)]
[OutputType(typeof(Session))]
public sealed class ConnectTastySessionCommand : TastyCmdlet
{
    private const string ProfileSet = "Profile";
    private const string TokenSet = "RefreshToken";
    private const string VaultSet = "Secret";
    private const string CodeSet = "AuthorizationCode";

    /// <summary>The profile to connect with, or the name under which to keep a new one.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "ProfileName")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    [Parameter]
    public TastyEnvironment Environment { get; set; }

    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [Parameter(ParameterSetName = CodeSet, Mandatory = true)]
    public SecureString? ClientSecret { get; set; }

    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    public SecureString? RefreshToken { get; set; }

    /// <summary>The client id of the OAuth application; the refresh-token grant works without.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = CodeSet, Mandatory = true)]
    public string? ClientId { get; set; }

    /// <summary>The name of the credential in a SecretManagement vault.</summary>
    [Parameter(ParameterSetName = VaultSet, Mandatory = true)]
    public string? SecretName { get; set; }

    [Parameter(ParameterSetName = VaultSet)]
    [Alias("Vault")]
    public string? VaultName { get; set; }

    /// <summary>Sign in with a browser and the authorization-code grant.</summary>
    [Parameter(ParameterSetName = CodeSet, Mandatory = true)]
    public SwitchParameter AuthorizationCode { get; set; }

    /// <summary>Where the venue sends the browser back to: plain http on this machine, registered to the letter.</summary>
    [Parameter(ParameterSetName = CodeSet)]
    public Uri RedirectUri { get; set; } = new("http://localhost:8765/callback");

    /// <summary>What the grant may do.</summary>
    [Parameter(ParameterSetName = CodeSet)]
    [ValidateSet("read", "trade", "openid")]
    public string[] GrantScope { get; set; } = ["read", "trade"];

    /// <summary>Show the sign-in page's address instead of opening a browser.</summary>
    [Parameter(ParameterSetName = CodeSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>A base address in place of the environment's own: a broker on this machine, a test server.</summary>
    [Parameter]
    public Uri? Uri { get; set; }

    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>The account that cmdlets take when none is named.</summary>
    [Parameter]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateCount(1, 1)]
    public string[]? AccountNumber { get; set; }

    /// <summary>CurrentUser keeps profile and secrets for later shells, Process forgets them with this one.</summary>
    [Parameter]
    public SessionScope Scope { get; set; } = SessionScope.CurrentUser;

    /// <summary>Make this the profile that later shells connect to by themselves.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>An API version (YYYYMMDD) in place of the one this module was made for.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{8}$")]
    public string? ApiVersion { get; set; }

    /// <summary>Seconds that one attempt of a request may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>Keep within the published rate limits on Paper too.</summary>
    [Parameter]
    public SwitchParameter RateLimit { get; set; }

    protected override async Task ProcessAsync()
    {
        var said = new ConnectRequest
        {
            Profile = Profile,
            Environment = Has(nameof(Environment)) ? Environment : null,
            Uri = Uri,
            Proxy = Proxy,
            ApiVersion = ApiVersion,
            AccountNumber = AccountNumber?[0],
            SecretName = SecretName,
            VaultName = VaultName,
            Persist = Scope == SessionScope.CurrentUser,
            MakeDefault = Default,
            RequestTimeout = Has(nameof(TimeoutSec)) ? TimeSpan.FromSeconds(TimeoutSec) : null,
            LimitsRate = RateLimit ? true : null,
        };
        if (RefreshToken is not null) said = said with { Credential = new Credential(Plain(ClientSecret), Plain(RefreshToken), ClientId) };
        if (AuthorizationCode) said = said with { Credential = await SignInAsync(said).ConfigureAwait(false) };
        var connection = await Connector.Of(this).ConnectAsync(said, Sink, CancelToken).ConfigureAwait(false);
        await SessionHub.Instance.AddAsync(connection).ConfigureAwait(false);
        Output(SessionView.Of(connection));
    }

    private async Task<Credential> SignInAsync(ConnectRequest said)
    {
        if (said.Environment is not { } environment)
            throw new TastyException(ErrorIds.SessionEnvironment, "Signing in needs to know where.", "Add -Environment Production or Sandbox.");
        var options = ConnectionOptions.For(environment, Uri) with { Proxy = Proxy };
        var flow = new AuthorizationCodeFlow(options, ClientId!, Plain(ClientSecret), RedirectUri, string.Join(' ', GrantScope));
        return await flow.RunAsync(Show, Sink, CancelToken).ConfigureAwait(false);
    }

    private void Show(Uri page)
    {
        if (!NoBrowser && TryBrowse(page)) return;
        Warn($"Open this page in a browser and sign in: {page}");
    }

    private static bool TryBrowse(Uri page)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or PlatformNotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Plain(SecureString? secret)
    {
        var text = new NetworkCredential("", secret).Password;
        return text.Length > 0 ? text : throw new TastyException(ErrorIds.SessionCredential, "A secret is empty.", "Give it with Read-Host -AsSecureString, or ConvertTo-SecureString.");
    }
}
