namespace TastyPS.Paper;

/// <summary>A cash dividend a share.</summary>
public sealed record Dividend(DateOnly ExDate, DateOnly PayDate, decimal Amount);
