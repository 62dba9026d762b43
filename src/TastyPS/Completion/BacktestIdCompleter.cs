namespace TastyPS.Commands;

/// <summary>The backtests that were started or listed in this session.</summary>
public sealed class BacktestIdCompleter() : SeenNameCompleter((c, _) => c.BacktestIds);
