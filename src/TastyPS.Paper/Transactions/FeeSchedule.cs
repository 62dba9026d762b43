namespace TastyPS.Paper;

/// <summary>The price list: commissions as the venue publishes them, pass-through fees as they were in 2026, rounded to a tenth of a cent as it does.</summary>
public static class FeeSchedule
{
    private const decimal SecPerDollarSold = 0.0000278m;
    private const decimal MostCommissionPerLeg = 10m;

    /// <summary>What the broker takes for an exercise or an assignment.</summary>
    public const decimal Assignment = 5m;

    /// <summary>The fees of one execution.</summary>
    /// <param name="instrument">What was traded.</param>
    /// <param name="signedQuantity">Positive when bought.</param>
    /// <param name="price">Per unit.</param>
    /// <param name="opens">Commissions of options are for opening only.</param>
    public static PaperFees Of(Instrument instrument, decimal signedQuantity, decimal price, bool opens)
    {
        var quantity = Math.Abs(signedQuantity);
        var sold = signedQuantity < 0 ? quantity * price * instrument.Multiplier : 0;
        return instrument.InstrumentType switch
        {
            "Equity Option" => new PaperFees
            {
                Commission = opens ? Math.Min(MostCommissionPerLeg, quantity) : 0,
                Clearing = 0.10m * quantity,
                Orf = Mills(0.02905m * quantity),
                Sec = Mills(SecPerDollarSold * sold),
                Taf = sold > 0 ? Mills(0.00279m * quantity) : 0,
                Proprietary = IsIndex(instrument) ? 0.65m * quantity : 0,
            },
            "Future" => new PaperFees
            {
                Commission = (IsSmall(instrument) ? 0.85m : 1.25m) * quantity,
                Clearing = 0.30m * quantity,
                Exchange = (IsSmall(instrument) ? 0.35m : 1.38m) * quantity,
                Nfa = 0.02m * quantity,
            },
            "Future Option" => new PaperFees
            {
                Commission = opens ? (IsSmall(instrument) ? 1.50m : 2.50m) * quantity : 0,
                Clearing = 0.30m * quantity,
                Exchange = (IsSmall(instrument) ? 0.20m : 0.54m) * quantity,
                Nfa = 0.02m * quantity,
            },
            "Cryptocurrency" => PaperFees.None,
            _ => new PaperFees
            {
                Clearing = Mills(0.0008m * quantity),
                Sec = Mills(SecPerDollarSold * sold),
                Taf = sold > 0 ? Math.Min(8.30m, Mills(0.000166m * quantity)) : 0,
            },
        };
    }

    private static bool IsSmall(Instrument instrument) => instrument.Product?.SmallNotional == true;

    private static bool IsIndex(Instrument option) => option.Underlying.Kind == UnderlyingKind.Index;

    private static decimal Mills(decimal fee) => Math.Round(fee, 3, MidpointRounding.AwayFromZero);
}
