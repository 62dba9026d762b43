namespace TastyPS.Core.Doctor;

/// <summary>What one check found.</summary>
internal sealed record Finding(CheckResult Result, string Detail, string? NextCommand = null)
{
    public static Finding Pass(string detail) => new(CheckResult.Pass, detail);

    public static Finding Warn(string detail, string? nextCommand = null) => new(CheckResult.Warn, detail, nextCommand);

    public static Finding Fail(string detail, string? nextCommand = null) => new(CheckResult.Fail, detail, nextCommand);

    /// <summary>The error's own words, its advice with them.</summary>
    public static Finding Fail(TastyException error, string? nextCommand = null) => Fail(error.Advice is { } advice ? $"{error.Message.TrimEnd('.')}. {advice}" : error.Message, nextCommand);
}
