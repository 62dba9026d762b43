namespace TastyPS.Paper;

/// <summary>What makes a paper world: the same options and the same clock give the same world, byte for byte.</summary>
public sealed record PaperOptions
{
    public int Seed { get; init; } = 42;

    /// <summary>The clock below the broker's own; tests inject one that they step.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the broker's clock starts; by default 10:00 in New York of the last day with a session, and from there it runs through sessions only, so that orders fill at any hour.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>How many broker seconds pass in one second; 0 leaves every step to <see cref="PaperClock.Advance"/>.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Follow the clock below as it is: no chosen start, no speed.</summary>
    public bool RealClock { get; init; }

    /// <summary>The accounts to open, with nothing but cash in them; by default a margin account and an IRA with a year behind them.</summary>
    public IReadOnlyList<PaperAccountPlan>? Accounts { get; init; }

    /// <summary>A folder that keeps the accounts over restarts; by default nothing is kept.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Requests beyond the published rates, times this, are answered with 429; null takes any number.</summary>
    public double? Ceilings { get; init; }

    /// <summary>What goes wrong from the start on; by default nothing does.</summary>
    public PaperFaultScript? Faults { get; init; }

    /// <summary>Where prices and reference data come from, and the time; by default the broker has a seeded world of its own. The broker disposes it.</summary>
    public PaperSource? Source { get; init; }

    /// <summary>More than 0 adds an account with that many made-up transactions, made page by page, for tests of paging.</summary>
    public int GeneratedTransactions { get; init; }

    /// <summary>Behaves like the venue's sandbox: services that it does not host answer 502 with the proxy's HTML page.</summary>
    public bool Sandbox { get; init; }

    /// <summary>More than 0 adds that many stocks named ZZ00001 …, for tests of long lists.</summary>
    public int SyntheticEquities { get; init; }

    /// <summary>A token that the quote stream takes at any time, for clients that cannot ask for one; by default only issued ones are good.</summary>
    public string? QuoteToken { get; init; }
}
