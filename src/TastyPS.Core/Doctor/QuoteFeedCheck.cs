namespace TastyPS.Core.Doctor;

/// <summary>Whether there is a key to the quote stream, whether the stream takes it, and how good it is.</summary>
internal sealed class QuoteFeedCheck : IConnectionCheck
{
    public string Name => "QuoteFeed";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false)) return null;
        try
        {
            var token = await examination.Client.MarketData.QuoteTokenAsync(cancellationToken).ConfigureAwait(false);
            var stream = examination.Connection!.Streams;
            var probe = new StreamProbe(() => stream.Subscribe(), stream.GetStatus, hear => stream.StateChanged += hear, hear => stream.StateChanged -= hear);
            if (await probe.FaultAsync(examination.Connection.Options.TimeProvider, cancellationToken).ConfigureAwait(false) is { } fault)
                return Finding.Fail($"The quote stream does not take this login: {fault}.", "Watch-TastyQuote SPY -Timeout 30");
            return token.Level == "demo" || token.DxlinkUrl?.Contains("delayed", StringComparison.OrdinalIgnoreCase) == true
                ? Finding.Warn($"Quotes are delayed (level '{token.Level}').", "Get-TastyQuoteToken")
                : Finding.Pass($"Quotes are live (level '{token.Level}').");
        }
        catch (ApiException e) when (e.Code.Contains("customer_not_found", StringComparison.Ordinal))
        {
            return Finding.Fail("The venue's quote stream does not know this login: it serves customers with an open account only.", "Get-TastyAccount");
        }
        catch (TastyException e)
        {
            return Finding.Fail(e, "Get-TastyQuoteToken");
        }
    }
}
