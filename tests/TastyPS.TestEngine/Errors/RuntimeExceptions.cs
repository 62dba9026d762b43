namespace System.Management.Automation;

/// <summary>An exception that brings its own error record.</summary>
public interface IContainsErrorRecord
{
    ErrorRecord ErrorRecord { get; }
}

public class RuntimeException : SystemException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public RuntimeException() { }

    public RuntimeException(string message)
        : base(message) { }

    public RuntimeException(string message, Exception? innerException)
        : base(message, innerException) { }

    public RuntimeException(string message, Exception? innerException, ErrorRecord errorRecord)
        : base(message, innerException) => _errorRecord = errorRecord;

    public virtual ErrorRecord ErrorRecord => _errorRecord ??= new ErrorRecord(this, ErrorId, Category, null);

    private protected virtual string ErrorId => "RuntimeException";
    private protected virtual ErrorCategory Category => ErrorCategory.NotSpecified;
}

public class SessionStateException : RuntimeException
{
    public SessionStateException() { }

    public SessionStateException(string message)
        : base(message) { }

    public SessionStateException(string message, Exception innerException)
        : base(message, innerException) { }

    private protected override string ErrorId => "SessionStateException";
    private protected override ErrorCategory Category => ErrorCategory.InvalidArgument;
}

public class ItemNotFoundException : SessionStateException
{
    public ItemNotFoundException() { }

    public ItemNotFoundException(string message)
        : base(message) { }

    public ItemNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>Thrown into a cmdlet that must end: it was stopped, or its error became terminating.</summary>
public class PipelineStoppedException : RuntimeException
{
    public PipelineStoppedException()
        : base("The pipeline has been stopped.") { }

    public PipelineStoppedException(string message)
        : base(message) { }

    public PipelineStoppedException(string message, Exception innerException)
        : base(message, innerException) { }

    private protected override string ErrorId => "PipelineStopped";
    private protected override ErrorCategory Category => ErrorCategory.OperationStopped;
}

public abstract class FlowControlException : SystemException
{
    internal FlowControlException() { }
}

public class CommandNotFoundException : RuntimeException
{
    public CommandNotFoundException() { }

    public CommandNotFoundException(string message)
        : base(message) { }

    public CommandNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }

    public string CommandName { get; set; } = "";

    private protected override string ErrorId => "CommandNotFoundException";
    private protected override ErrorCategory Category => ErrorCategory.ObjectNotFound;
}

/// <summary>An argument did not find its parameter, or did not fit.</summary>
public class ParameterBindingException : RuntimeException
{
    public ParameterBindingException() { }

    public ParameterBindingException(string message)
        : base(message) { }

    public ParameterBindingException(string message, Exception innerException)
        : base(message, innerException) { }

    internal ParameterBindingException(ErrorCategory category, string errorId, string message, Exception? inner = null, bool isVerdict = false)
        : base(message, inner)
    {
        Category = category;
        ErrorId = errorId;
        IsVerdict = isVerdict;
    }

    private protected override string ErrorId { get; } = "ParameterBindingException";
    private protected override ErrorCategory Category { get; } = ErrorCategory.InvalidArgument;

    /// <summary>Validation or transformation has spoken: the pipeline must not go on looking for another parameter.</summary>
    internal bool IsVerdict { get; }
}

public class ActionPreferenceStopException : RuntimeException
{
    public ActionPreferenceStopException() { }

    public ActionPreferenceStopException(string message)
        : base(message) { }

    public ActionPreferenceStopException(string message, Exception innerException)
        : base(message, innerException) { }

    internal ActionPreferenceStopException(ErrorRecord error)
        : base(error.ToString(), error.Exception, error) { }

    private protected override string ErrorId => "ActionPreferenceStop";
    private protected override ErrorCategory Category => ErrorCategory.OperationStopped;
}

public class CmdletInvocationException : RuntimeException
{
    public CmdletInvocationException() { }

    public CmdletInvocationException(string message)
        : base(message) { }

    public CmdletInvocationException(string message, Exception innerException)
        : base(message, innerException) { }

    internal CmdletInvocationException(ErrorRecord error)
        : base(error.Exception.Message, error.Exception, error) { }
}

public class MetadataException : RuntimeException
{
    public MetadataException() { }

    public MetadataException(string message)
        : base(message) { }

    public MetadataException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>What an argument transformation throws to refuse its input.</summary>
public class ArgumentTransformationMetadataException : MetadataException
{
    public ArgumentTransformationMetadataException() { }

    public ArgumentTransformationMetadataException(string message)
        : base(message) { }

    public ArgumentTransformationMetadataException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>What a validation throws to refuse its input.</summary>
public class ValidationMetadataException : MetadataException
{
    public ValidationMetadataException() { }

    public ValidationMetadataException(string message)
        : base(message) { }

    public ValidationMetadataException(string message, Exception innerException)
        : base(message, innerException) { }
}
