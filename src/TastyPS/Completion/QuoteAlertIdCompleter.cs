namespace TastyPS.Commands;

/// <summary>The quote alerts that were set or listed in this session.</summary>
public sealed class QuoteAlertIdCompleter() : SeenNameCompleter((c, _) => c.QuoteAlertIds);
