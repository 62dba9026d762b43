using System.Management.Automation;
using System.Management.Automation.Host;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The one table from exceptions to error records: category by id, the venue's own code in <c>Exception.Data["ApiCode"]</c>
/// and in the message, advice as the recommended action. What no one foresaw is an error too, never a stack trace.
/// </summary>
internal static class Errors
{
    private static readonly Dictionary<string, ErrorCategory> Categories = new()
    {
        [ErrorIds.ApiBadRequest] = ErrorCategory.InvalidArgument,
        [ErrorIds.ApiUnauthorized] = ErrorCategory.AuthenticationError,
        [ErrorIds.ApiForbidden] = ErrorCategory.PermissionDenied,
        [ErrorIds.ApiNotFound] = ErrorCategory.ObjectNotFound,
        [ErrorIds.ApiVersion] = ErrorCategory.NotImplemented,
        [ErrorIds.ApiConflict] = ErrorCategory.ResourceExists,
        [ErrorIds.ApiRejected] = ErrorCategory.InvalidOperation,
        [ErrorIds.ApiRateLimited] = ErrorCategory.LimitsExceeded,
        [ErrorIds.ApiServerError] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.ApiUnavailable] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.ApiUnexpected] = ErrorCategory.ProtocolError,
        [ErrorIds.HttpTimeout] = ErrorCategory.OperationTimeout,
        [ErrorIds.HttpConnection] = ErrorCategory.ConnectionError,
        [ErrorIds.HttpCutBody] = ErrorCategory.ConnectionError,
        [ErrorIds.HttpTooLarge] = ErrorCategory.LimitsExceeded,
        [ErrorIds.HttpNotJson] = ErrorCategory.ProtocolError,
        [ErrorIds.JsonInvalid] = ErrorCategory.InvalidData,
        [ErrorIds.JsonBadRow] = ErrorCategory.InvalidData,
        [ErrorIds.PathSegment] = ErrorCategory.InvalidArgument,
        [ErrorIds.SessionNone] = ErrorCategory.ConnectionError,
        [ErrorIds.SessionUnknown] = ErrorCategory.ObjectNotFound,
        [ErrorIds.SessionCredential] = ErrorCategory.AuthenticationError,
        [ErrorIds.SessionDead] = ErrorCategory.AuthenticationError,
        [ErrorIds.SessionRefresh] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.SessionEnvironment] = ErrorCategory.InvalidArgument,
        [ErrorIds.SessionUri] = ErrorCategory.InvalidArgument,
        [ErrorIds.SessionState] = ErrorCategory.SecurityError,
        [ErrorIds.SessionRedirect] = ErrorCategory.InvalidArgument,
        [ErrorIds.SessionSecretVault] = ErrorCategory.ObjectNotFound,
        [ErrorIds.ProfileUnknown] = ErrorCategory.ObjectNotFound,
        [ErrorIds.ProfileCorrupt] = ErrorCategory.InvalidData,
        [ErrorIds.ProfileName] = ErrorCategory.InvalidArgument,
        [ErrorIds.SecretUnreadable] = ErrorCategory.InvalidData,
        [ErrorIds.SecretExposed] = ErrorCategory.SecurityError,
        [ErrorIds.ModuleOtherVersion] = ErrorCategory.ResourceExists,
        [ErrorIds.StateUnavailable] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.StateLocked] = ErrorCategory.ResourceBusy,
        [ErrorIds.StateCorrupt] = ErrorCategory.InvalidData,
        [ErrorIds.StateNewer] = ErrorCategory.InvalidData,
        [ErrorIds.AccountUnknown] = ErrorCategory.ObjectNotFound,
        [ErrorIds.AccountAmbiguous] = ErrorCategory.InvalidArgument,
        [ErrorIds.PositionNone] = ErrorCategory.ObjectNotFound,
        [ErrorIds.InstrumentUnknown] = ErrorCategory.ObjectNotFound,
        [ErrorIds.ChainNone] = ErrorCategory.ObjectNotFound,
        [ErrorIds.ChainExpiration] = ErrorCategory.ObjectNotFound,
        [ErrorIds.MarketDataNone] = ErrorCategory.ObjectNotFound,
        [ErrorIds.MarketWait] = ErrorCategory.OperationTimeout,
        [ErrorIds.WatchlistChanged] = ErrorCategory.ResourceBusy,
        [ErrorIds.StreamRefused] = ErrorCategory.PermissionDenied,
        [ErrorIds.StreamNoAnswer] = ErrorCategory.OperationTimeout,
        [ErrorIds.StreamIncomplete] = ErrorCategory.InvalidResult,
        [ErrorIds.OrderNoLegs] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderTooManyLegs] = ErrorCategory.LimitsExceeded,
        [ErrorIds.OrderDuplicateLeg] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderMixedUnderlyings] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderClass] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderLeg] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderAction] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderQuantity] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderQuantityDecimals] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderType] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderPriceMissing] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderPriceForbidden] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderPrice] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderPriceTick] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderStop] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderValue] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderEffectMissing] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderEffect] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderTimeInForce] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderGtdDate] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderExpired] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderRule] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderComplex] = ErrorCategory.InvalidArgument,
        [ErrorIds.OrderAccountClosed] = ErrorCategory.PermissionDenied,
        [ErrorIds.OrderAccountFrozen] = ErrorCategory.PermissionDenied,
        [ErrorIds.OrderAccountClosingOnly] = ErrorCategory.PermissionDenied,
        [ErrorIds.OrderAccountReadOnly] = ErrorCategory.PermissionDenied,
        [ErrorIds.OrderNoQuote] = ErrorCategory.ObjectNotFound,
        [ErrorIds.OrderPosition] = ErrorCategory.InvalidOperation,
        [ErrorIds.OrderPositionLagging] = ErrorCategory.ResourceBusy,
        [ErrorIds.OrderNotFound] = ErrorCategory.ObjectNotFound,
        [ErrorIds.OrderNotChangeable] = ErrorCategory.InvalidOperation,
        [ErrorIds.OrderNotCancelled] = ErrorCategory.InvalidResult,
        [ErrorIds.OrderRejected] = ErrorCategory.InvalidOperation,
        [ErrorIds.OrderDuplicate] = ErrorCategory.ResourceExists,
        [ErrorIds.OrderOutcomeUnknown] = ErrorCategory.InvalidResult,
        [ErrorIds.OrderJournalCorrupt] = ErrorCategory.InvalidData,
        [ErrorIds.OrderJournalUnwritable] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.ReconciliationDrift] = ErrorCategory.PermissionDenied,
        [ErrorIds.BreakerOpen] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.TradingDisabled] = ErrorCategory.PermissionDenied,
        [ErrorIds.RiskRefused] = ErrorCategory.LimitsExceeded,
        [ErrorIds.RiskUnmeasured] = ErrorCategory.LimitsExceeded,
        [ErrorIds.RiskPolicyInvalid] = ErrorCategory.InvalidData,
        [ErrorIds.RiskRawOrder] = ErrorCategory.PermissionDenied,
        [ErrorIds.AutomationRunning] = ErrorCategory.ResourceBusy,
        [ErrorIds.AutomationLog] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.AutomationScript] = ErrorCategory.OperationStopped,
        [ErrorIds.HostPrompt] = ErrorCategory.InvalidOperation,
        [ErrorIds.PaperPort] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.PaperNone] = ErrorCategory.ObjectNotFound,
        [ErrorIds.PaperOnly] = ErrorCategory.InvalidOperation,
        [ErrorIds.PaperState] = ErrorCategory.InvalidData,
        [ErrorIds.TapeFile] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.TapeInvalid] = ErrorCategory.InvalidData,
        [ErrorIds.TapeLine] = ErrorCategory.InvalidData,
        [ErrorIds.PaperQuotes] = ErrorCategory.ResourceUnavailable,
        [ErrorIds.ParameterInvalid] = ErrorCategory.InvalidArgument,
        [ErrorIds.StreamUnavailable] = ErrorCategory.ConnectionError,
        [ErrorIds.Unexpected] = ErrorCategory.NotSpecified,
    };

    /// <summary>The record; <paramref name="target"/> where the exception names none of its own.</summary>
    public static ErrorRecord Record(Exception error, object? target)
    {
        var tasty = error switch
        {
            TastyException known => known,
            StreamException ended => StreamErrors.Of(ended),
            _ when NoPrompt(error) is { } unanswered => unanswered,
            _ => new TastyException(ErrorIds.Unexpected, $"Something went wrong that should not: {error.Message}", "Please report it, with what you typed: https://github.com/tastyps/tastyps/issues", error),
        };
        if ((tasty as ApiException ?? tasty.InnerException as ApiException) is { } api)
        {
            tasty.Data["ApiCode"] = api.Reason;
            tasty.Data["StatusCode"] = (int)api.StatusCode;
        }
        return new ErrorRecord(tasty, tasty.ErrorId, Categories.GetValueOrDefault(tasty.ErrorId), tasty.Target ?? target)
        {
            ErrorDetails = new ErrorDetails(tasty.Message) { RecommendedAction = tasty.Advice ?? "" },
        };
    }

    /// <summary>The engine's word for a question in a host where nobody can answer; null for anything else.</summary>
    public static TastyException? NoPrompt(Exception error) => error is not (PSInvalidOperationException or HostException) ? null : new(ErrorIds.HostPrompt,
        $"A question had to be asked, and in this host nobody can answer it: {error.Message}", "Say in the script what the answer is: -Confirm:$false, and every mandatory parameter.", error);

    /// <summary>True where the command cannot go on with its next input either.</summary>
    public static bool IsFatal(Exception error) => error is not TastyException tasty || tasty.IsFatal;
}
