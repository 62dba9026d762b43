namespace TastyPS.Paper;

/// <summary>A refusal in the venue's error shape: status, code, message, and the list of single errors where there is one.</summary>
public sealed class PaperApiException : Exception
{
    public PaperApiException(int status, string code, string message, params PaperError[] errors) : base(message)
        => (Status, Code, Errors) = (status, code, errors);

    public int Status { get; }

    public string Code { get; }

    public IReadOnlyList<PaperError> Errors { get; }

    /// <summary>400 in the request-validation variant: <c>errors: [{ domain, reason }]</c>.</summary>
    public static PaperApiException Validation(string parameter, string reason)
        => new(400, "validation_error", "Request validation failed", PaperError.OfParameter(parameter, reason));

    public static PaperApiException NotFound(string message) => new(404, "record_not_found", message);

    /// <summary>422 with the failed checks, as the order services answer.</summary>
    public static PaperApiException Preflight(params PaperError[] errors)
        => new(422, "preflight_check_failure", "One or more preflight checks failed", errors);
}
