namespace TastyPS;

/// <summary>The markets whose sessions an automation can keep to.</summary>
public enum AutomationMarket
{
    /// <summary>Equities and their options: the regular session, shorter on half days.</summary>
    Equity,

    /// <summary>The futures of CME: from 18:00 in New York to 17:00 of the next day.</summary>
    Future,
}
