using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>The parameters of risk: margin rates of an underlying, limits of an account, rows of the SPAN files.</summary>
public sealed class RiskApi(RestClient rest)
{
    /// <summary>The rates that hold for an underlying in an account.</summary>
    public async Task<EffectiveMarginRequirement> MarginRequirementAsync(string accountNumber, string underlyingSymbol, CancellationToken cancellationToken)
    {
        var rates = await rest.ObjectAsync<EffectiveMarginRequirement>(
            ApiRequest.Get($"/accounts/{accountNumber:n}/margin-requirements/{underlyingSymbol:symbol}/effective") with { Target = underlyingSymbol }, cancellationToken).ConfigureAwait(false);
        rates.AccountNumber = accountNumber;
        return rates;
    }

    public Task<PositionLimit> PositionLimitAsync(string accountNumber, CancellationToken cancellationToken) =>
        rest.ObjectAsync<PositionLimit>(ApiRequest.Get($"/accounts/{accountNumber:n}/position-limit") with { Target = accountNumber }, cancellationToken);

    /// <summary>The SPAN file of a day, row by row.</summary>
    /// <param name="date">The day of the file, in New York.</param>
    /// <param name="exchange">CME or CFE.</param>
    /// <param name="first">The number of rows wanted at the most; null for all.</param>
    public Paged<SpanRow> SpanRows(DateTime date, string exchange, int? first = null) => rest.Pages<SpanRow>(
        ApiRequest.Get($"/span/rows") with { Query = new QueryString().AddDate("date", date).Add("exchange", exchange), Target = exchange },
        perPage: 1000, first);
}
