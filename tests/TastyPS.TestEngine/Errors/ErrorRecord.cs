namespace System.Management.Automation;

/// <summary>What went wrong, with a stable id, a category, the object it went wrong with, and advice.</summary>
public class ErrorRecord
{
    private readonly string _errorId;

    public ErrorRecord(Exception exception, string errorId, ErrorCategory errorCategory, object? targetObject)
    {
        Exception = exception ?? throw new PSArgumentNullException(nameof(exception));
        _errorId = errorId;
        TargetObject = targetObject;
        CategoryInfo = new ErrorCategoryInfo(errorCategory, exception, targetObject);
    }

    public ErrorRecord(ErrorRecord errorRecord, Exception? replaceParentContainsErrorRecordException)
        : this(replaceParentContainsErrorRecordException ?? errorRecord.Exception, errorRecord._errorId, errorRecord.CategoryInfo.Category, errorRecord.TargetObject)
    {
        ErrorDetails = errorRecord.ErrorDetails;
        InvocationInfo = errorRecord.InvocationInfo;
        CommandName = errorRecord.CommandName;
    }

    public ErrorCategoryInfo CategoryInfo { get; }
    public ErrorDetails? ErrorDetails { get; set; }
    public Exception Exception { get; }
    public string FullyQualifiedErrorId => string.Join(",", new[] { _errorId, CommandName }.Where(part => !string.IsNullOrEmpty(part)));
    public InvocationInfo? InvocationInfo { get; private set; }
    public object? TargetObject { get; private set; }

    internal string? CommandName { get; private set; }

    public override string ToString() => ErrorDetails?.Message is { Length: > 0 } message ? message : Exception.Message;

    internal void SetTargetObject(object? target) => TargetObject = target;

    /// <summary>The first command that reports a record signs it.</summary>
    internal void SetInvocation(InvocationInfo invocation)
    {
        if (InvocationInfo is not null) return;
        InvocationInfo = invocation;
        CommandName = (invocation.MyCommand as CmdletInfo)?.ImplementingType.FullName;
        CategoryInfo.SetActivity(invocation.MyCommand.Name);
    }
}

/// <summary>A better text for the person, and what to do.</summary>
public class ErrorDetails(string message)
{
    public string Message { get; } = message;
    public string? RecommendedAction { get; set; }

    public override string ToString() => Message;
}

/// <summary>The category of an error in its printed form.</summary>
public class ErrorCategoryInfo
{
    internal ErrorCategoryInfo(ErrorCategory category, Exception exception, object? target)
    {
        Category = category;
        Reason = exception.GetType().Name;
        TargetName = target?.ToString() ?? "";
        TargetType = target?.GetType().Name ?? "";
    }

    public string Activity { get; set; } = "";
    public ErrorCategory Category { get; }
    public string Reason { get; set; }
    public string TargetName { get; set; }
    public string TargetType { get; set; }

    public string GetMessage() => $"{Category}: ({TargetName}:{TargetType}) [{Activity}], {Reason}";

    public override string ToString() => GetMessage();

    internal void SetActivity(string activity)
    {
        if (Activity.Length == 0) Activity = activity;
    }
}

public enum ErrorCategory
{
    NotSpecified, OpenError, CloseError, DeviceError, DeadlockDetected, InvalidArgument, InvalidData, InvalidOperation, InvalidResult, InvalidType,
    MetadataError, NotImplemented, NotInstalled, ObjectNotFound, OperationStopped, OperationTimeout, SyntaxError, ParserError, PermissionDenied, ResourceBusy,
    ResourceExists, ResourceUnavailable, ReadError, WriteError, FromStdErr, SecurityError, ProtocolError, ConnectionError, AuthenticationError, LimitsExceeded,
    QuotaExceeded, NotEnabled,
}
