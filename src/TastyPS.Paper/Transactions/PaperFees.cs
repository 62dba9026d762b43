namespace TastyPS.Paper;

/// <summary>What an execution costs, in dollars, each part positive: to the broker, to the clearing house, to exchanges and regulators, to an index's owner.</summary>
public sealed record PaperFees
{
    public static PaperFees None { get; } = new();

    public decimal Commission { get; init; }

    public decimal Clearing { get; init; }

    public decimal Exchange { get; init; }

    public decimal Nfa { get; init; }

    public decimal Orf { get; init; }

    public decimal Sec { get; init; }

    public decimal Taf { get; init; }

    public decimal Proprietary { get; init; }

    public decimal Regulatory => Exchange + Nfa + Orf + Sec + Taf;

    public decimal Total => Commission + Clearing + Regulatory + Proprietary;

    public static PaperFees operator +(PaperFees a, PaperFees b) => new()
    {
        Commission = a.Commission + b.Commission,
        Clearing = a.Clearing + b.Clearing,
        Exchange = a.Exchange + b.Exchange,
        Nfa = a.Nfa + b.Nfa,
        Orf = a.Orf + b.Orf,
        Sec = a.Sec + b.Sec,
        Taf = a.Taf + b.Taf,
        Proprietary = a.Proprietary + b.Proprietary,
    };
}
