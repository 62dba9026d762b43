using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>What an account holds.</summary>
public sealed class PositionsApi(RestClient rest)
{
    public IAsyncEnumerable<Position> ListAsync(string accountNumber, PositionFilter filter, CancellationToken cancellationToken) => rest.ListAsync<Position>(
        ApiRequest.Get($"/accounts/{accountNumber:n}/positions") with
        {
            Target = accountNumber,
            Query = new QueryString()
                .Add("symbol", filter.Symbol)
                .AddEach("underlying-symbol[]", filter.UnderlyingSymbols)
                .Add("instrument-type", filter.InstrumentType is { } type ? Wire.Text(type) : null)
                .Add("underlying-product-code", filter.UnderlyingProductCode)
                .AddEach("partition-keys[]", filter.PartitionKeys)
                .Add("include-closed-positions", filter.IncludeClosed ? true : null)
                .Add("include-marks", filter.IncludeMarks ? true : null)
                .Add("net-positions", filter.Net ? true : null),
        },
        cancellationToken);
}

/// <summary>Which positions are wanted, in the venue's own filters.</summary>
public sealed record PositionFilter
{
    /// <summary>One exact symbol; the venue takes no more.</summary>
    public string? Symbol { get; init; }

    public IReadOnlyCollection<string>? UnderlyingSymbols { get; init; }

    public InstrumentType? InstrumentType { get; init; }

    public string? UnderlyingProductCode { get; init; }

    public IReadOnlyCollection<string>? PartitionKeys { get; init; }

    public bool IncludeClosed { get; init; }

    /// <summary>With the venue's marks, from which market value and gains are computed.</summary>
    public bool IncludeMarks { get; init; } = true;

    /// <summary>One row a symbol, longs against shorts.</summary>
    public bool Net { get; init; }
}
