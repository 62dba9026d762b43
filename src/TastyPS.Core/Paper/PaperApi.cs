using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>What only a paper broker can do: open and close accounts, pay money in and out, let things go wrong.</summary>
public sealed class PaperApi
{
    private readonly RestClient _rest;

    internal PaperApi(RestClient rest, Connection connection)
    {
        if (connection.Options.Environment != TastyEnvironment.Paper)
            throw new TastyException(ErrorIds.PaperOnly, $"The session '{connection.Name}' is connected to {connection.Options.Environment}; only a paper broker can do this.", "Name a paper session with -Session.");
        _rest = rest;
    }

    public IAsyncEnumerable<PaperAccountSummary> ListAccountsAsync(CancellationToken cancellationToken) =>
        _rest.ListAsync<PaperAccountSummary>(ApiRequest.Get($"/paper/accounts"), cancellationToken);

    public Task<PaperAccountSummary> GetAccountAsync(string accountNumber, CancellationToken cancellationToken) =>
        _rest.ObjectAsync<PaperAccountSummary>(ApiRequest.Get($"/paper/accounts/{accountNumber:n}") with { Target = accountNumber }, cancellationToken);

    public Task<PaperAccountSummary> OpenAsync(PaperAccountRequest account, CancellationToken cancellationToken) =>
        _rest.ObjectAsync<PaperAccountSummary>(ApiRequest.Post($"/paper/accounts", TastyJson.Write(account)), cancellationToken);

    /// <summary>Begins anew with the same number: nothing is in it but the deposit, by default the first one that it had.</summary>
    public Task<PaperAccountSummary> ResetAsync(string accountNumber, decimal? deposit, CancellationToken cancellationToken) =>
        _rest.ObjectAsync<PaperAccountSummary>(ApiRequest.Post($"/paper/accounts/{accountNumber:n}/reset", TastyJson.Write(new PaperAccountRequest { Deposit = deposit })) with { Target = accountNumber }, cancellationToken);

    public Task<PaperAccountSummary> RemoveAsync(string accountNumber, CancellationToken cancellationToken) =>
        _rest.ObjectAsync<PaperAccountSummary>(ApiRequest.Delete($"/paper/accounts/{accountNumber:n}") with { Target = accountNumber }, cancellationToken);

    public Task<PaperAccountSummary> MoveCashAsync(string accountNumber, PaperCashRequest cash, CancellationToken cancellationToken) =>
        _rest.ObjectAsync<PaperAccountSummary>(ApiRequest.Post($"/paper/accounts/{accountNumber:n}/cash", TastyJson.Write(cash)) with { Target = accountNumber }, cancellationToken);

    /// <summary>The broker's time.</summary>
    public Task<PaperClockStatus> ClockAsync(CancellationToken cancellationToken) => _rest.ObjectAsync<PaperClockStatus>(ApiRequest.Get($"/paper/clock"), cancellationToken);

    /// <summary>Steps the broker's clock forward, on top of its own pace.</summary>
    public async Task<PaperClockStatus> StepClockAsync(PaperClockRequest step, CancellationToken cancellationToken)
    {
        // The step before may have outlived the token, and only what reads is sent again with a new one.
        await ClockAsync(cancellationToken).ConfigureAwait(false);
        return await _rest.ObjectAsync<PaperClockStatus>(ApiRequest.Put($"/paper/clock", TastyJson.Write(step)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces what goes wrong; an empty script lets nothing go wrong.</summary>
    public Task SetFaultsAsync(PaperFaultRequest faults, CancellationToken cancellationToken) => _rest.SendAsync(ApiRequest.Put($"/paper/faults", TastyJson.Write(faults)), cancellationToken);
}
