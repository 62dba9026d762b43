using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TastyPS.Core;
using TastyPS.Paper;

namespace TastyPS.Samples.PaperServer;

/// <summary>The command line of the server.</summary>
internal sealed record ServerOptions(int Port, PaperOptions Broker)
{
    /// <summary>Where live quotes come from: an environment or an address; null for the broker's own world.</summary>
    public string? Quotes { get; private init; }

    public LiveOptions Live { get; private init; } = new();

    public const string Usage = """
        usage: PaperServer [--port N] [--seed N] [--start TIME] [--speed X] [--clock session|real|stepped] [--accounts LIST]
                           [--state FOLDER] [--faults FILE] [--rows N] [--stocks N] [--ceilings X] [--mode sandbox]
                           [--quote-token TOKEN] [--tape FILE]
                           [--quotes WHERE] [--max-quote-age SECONDS] [--delayed-quotes accept]
          --port N                 port on 127.0.0.1; 0 is any free one (default 8080)
          --seed N                 which world (default 42)
          --start TIME             where the broker's clock starts, such as 2026-11-20T10:00:00-05:00
                                   (default 10:00 in New York of the last day with a session,
                                   and then through sessions only)
          --speed X                broker seconds in a second (default 1)
          --clock real             follow the wall clock instead; stepped stands still until PUT /paper/clock
          --tape FILE              play a tape back: its clock is the tape's, --speed that of the replay
          --accounts LIST          accounts with nothing but cash, such as margin:100000,ira:25000
                                   (default a margin account and an IRA with a year behind them)
          --state FOLDER           keep the accounts in this folder over restarts (default: forget them)
          --faults FILE            what goes wrong, in the words of about_TastyPaperBroker
          --rows N                 a third account with that many transactions, for paging
          --stocks N               that many more stocks, ZZ00001 and on, for long lists
          --ceilings X             answer 429 beyond the venue's published rates, times X (default: take any number)
          --mode sandbox           answer 502 for what the venue's sandbox does not serve
          --quote-token TOKEN      a token that the quote stream takes beside the ones it issued
          --quotes WHERE           trade in a real market: production, sandbox, or the address of a broker such as
                                   http://127.0.0.1:8080; the login is read from TASTYPS_CLIENT_SECRET and
                                   TASTYPS_REFRESH_TOKEN. Seed and clock make no world then
          --max-quote-age SECONDS  an older quote is not traded on (default 60)
          --delayed-quotes accept  trade on a feed that is late by minutes, as the sandbox's is
        """;

    public static bool TryParse(string[] args, [NotNullWhen(true)] out ServerOptions? options, [NotNullWhen(false)] out string? complaint)
    {
        options = new ServerOptions(8080, new PaperOptions());
        complaint = null;
        for (var i = 0; i < args.Length; i += 2)
        {
            var (name, value) = (args[i], i + 1 < args.Length ? args[i + 1] : null);
            try
            {
                options = value is null ? null : options.With(name, value);
            }
            catch (Exception wrong) when (wrong is PaperScriptException or TastyException)
            {
                complaint = $"{value}: {wrong.Message}";
                return false;
            }
            if (options is not null) continue;
            complaint = value is null ? $"{name} needs a value, or is no option.\n{Usage}" : $"{name} {value} is no valid option.\n{Usage}";
            return false;
        }
        return true;
    }

    private ServerOptions? With(string name, string value) => (name, value) switch
    {
        ("--port", _) when Int(value) is >= 0 and <= 65535 and var port => this with { Port = port },
        ("--seed", _) when Int(value) is { } seed => this with { Broker = Broker with { Seed = seed } },
        ("--rows", _) when Int(value) is >= 0 and var rows => this with { Broker = Broker with { GeneratedTransactions = rows } },
        ("--stocks", _) when Int(value) is >= 0 and <= 99_999 and var stocks => this with { Broker = Broker with { SyntheticEquities = stocks } },
        ("--ceilings", _) when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 100_000
            => this with { Broker = Broker with { Ceilings = scale } },
        ("--mode", "sandbox") => this with { Broker = Broker with { Sandbox = true } },
        ("--quotes", _) when QuoteLogin.OptionsOf(value) is not null => this with { Quotes = value },
        ("--max-quote-age", _) when Int(value) is > 0 and var seconds => this with { Live = Live with { MaxQuoteAge = TimeSpan.FromSeconds(seconds) } },
        ("--delayed-quotes", "accept") => this with { Live = Live with { AcceptsDelayed = true } },
        ("--quote-token", { Length: > 0 }) => this with { Broker = Broker with { QuoteToken = value } },
        ("--start", _) when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            => this with { Broker = Broker with { Start = start } },
        ("--speed", _) when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 100_000
            => this with { Broker = Broker with { Speed = speed } },
        ("--accounts", _) when value.Split(',').Select(PaperAccountPlan.Parse).ToList() is var plans && !plans.Contains(null)
            => this with { Broker = Broker with { Accounts = plans! } },
        ("--faults", _) when File.Exists(value) => this with { Broker = Broker with { Faults = PaperFaultScript.Parse(File.ReadAllText(value)) } },
        ("--state", { Length: > 0 }) => this with { Broker = Broker with { StateFolder = value } },
        ("--tape", _) when File.Exists(value) => this with { Broker = Broker with { Source = TapeSource.Open(value) } },
        ("--clock", "stepped") => this with { Broker = Broker with { RealClock = false, Speed = 0 } },
        ("--clock", "session") => this with { Broker = Broker with { RealClock = false } },
        ("--clock", "real") => this with { Broker = Broker with { RealClock = true } },
        _ => null,
    };

    private static int? Int(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
