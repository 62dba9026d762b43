namespace TastyPS;

/// <summary>
/// The one rule of signs: an amount of money that has an effect beside it is signed by it, Credit positive, Debit negative, None zero.
/// So a column of amounts can be summed. Without an effect, or with one we do not know, the amount stays as the venue sent it.
/// </summary>
/// <remarks>
/// Prices and values of orders are the exception: they are what a trader types, a magnitude with its effect in words;
/// <c>SignedPrice</c> and <c>SignedValue</c> are beside them.
/// </remarks>
internal static class SignedAmount
{
    public static decimal? By(this decimal? amount, PriceEffect? effect) => (amount, effect) switch
    {
        (null, _) => null,
        // A few amounts arrive with a minus already; the effect alone decides.
        ({ } value, PriceEffect.Credit) => Math.Abs(value),
        ({ } value, PriceEffect.Debit) => -Math.Abs(value),
        (_, PriceEffect.None) => 0,
        _ => amount,
    };
}
