namespace TastyPS;

/// <summary>
/// The stable error ids, as they appear in <c>FullyQualifiedErrorId</c> before the comma. They are public API:
/// scripts branch on them, <c>about_TastyErrors</c> lists them, a test keeps the two equal.
/// </summary>
public static class ErrorIds
{
    public const string ApiBadRequest = "TastyPS.Api.BadRequest";
    public const string ApiUnauthorized = "TastyPS.Api.Unauthorized";
    public const string ApiForbidden = "TastyPS.Api.Forbidden";
    public const string ApiNotFound = "TastyPS.Api.NotFound";
    public const string ApiVersion = "TastyPS.Api.VersionNotSupported";
    public const string ApiConflict = "TastyPS.Api.Conflict";
    public const string ApiRejected = "TastyPS.Api.Rejected";
    public const string ApiRateLimited = "TastyPS.Api.RateLimited";
    public const string ApiServerError = "TastyPS.Api.ServerError";
    public const string ApiUnavailable = "TastyPS.Api.Unavailable";
    public const string ApiUnexpected = "TastyPS.Api.UnexpectedStatus";
    public const string HttpTimeout = "TastyPS.Http.Timeout";
    public const string HttpConnection = "TastyPS.Http.ConnectionFailed";
    public const string HttpCutBody = "TastyPS.Http.BodyCut";
    public const string HttpTooLarge = "TastyPS.Http.BodyTooLarge";
    public const string HttpNotJson = "TastyPS.Http.NotJson";
    public const string JsonInvalid = "TastyPS.Json.Invalid";
    public const string JsonBadRow = "TastyPS.Json.BadRow";
    public const string PathSegment = "TastyPS.Request.PathSegment";
    public const string SessionNone = "TastyPS.Session.NotConnected";
    public const string SessionUnknown = "TastyPS.Session.Unknown";
    public const string SessionCredential = "TastyPS.Session.CredentialMissing";
    public const string SessionDead = "TastyPS.Session.CredentialRefused";
    public const string SessionRefresh = "TastyPS.Session.RefreshFailed";
    public const string SessionEnvironment = "TastyPS.Session.EnvironmentNotNamed";
    public const string SessionUri = "TastyPS.Session.UriRefused";
    public const string SessionState = "TastyPS.Session.StateMismatch";
    public const string SessionRedirect = "TastyPS.Session.RedirectUri";
    public const string SessionSecretVault = "TastyPS.Session.SecretVault";
    public const string ProfileUnknown = "TastyPS.Profile.Unknown";
    public const string ProfileCorrupt = "TastyPS.Profile.Corrupt";
    public const string ProfileName = "TastyPS.Profile.Name";
    public const string SecretUnreadable = "TastyPS.Secret.Unreadable";
    public const string SecretExposed = "TastyPS.Secret.Exposed";
    public const string StateUnavailable = "TastyPS.State.Unavailable";
    public const string StateLocked = "TastyPS.State.Locked";
    public const string AccountUnknown = "TastyPS.Account.Unknown";
    public const string AccountAmbiguous = "TastyPS.Account.Ambiguous";
    public const string PositionNone = "TastyPS.Position.None";
    public const string InstrumentUnknown = "TastyPS.Instrument.Unknown";
    public const string ChainNone = "TastyPS.Chain.None";
    public const string ChainExpiration = "TastyPS.Chain.ExpirationUnknown";
    public const string MarketDataNone = "TastyPS.MarketData.None";
    public const string WatchlistChanged = "TastyPS.Watchlist.Changed";
    public const string StreamRefused = "TastyPS.Stream.Refused";
    public const string StreamNoAnswer = "TastyPS.Stream.NoAnswer";
    public const string StreamIncomplete = "TastyPS.Stream.Incomplete";
    public const string PaperPort = "TastyPS.Paper.Port";
    public const string PaperNone = "TastyPS.Paper.NotRunning";
    public const string ParameterInvalid = "TastyPS.Parameter.Invalid";
    public const string StreamUnavailable = "TastyPS.Stream.Unavailable";
    public const string Unexpected = "TastyPS.Internal.Unexpected";
}
