namespace TastyPS.Core.Doctor;

/// <summary>Whether the risk policy can be read.</summary>
internal sealed class RiskPolicyCheck : IConnectionCheck
{
    public string Name => "RiskPolicy";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false)) return null;
        var options = examination.Connection!.Options;
        try
        {
            var policies = new RiskPolicyStore(options.JournalState, options.TimeProvider);
            foreach (var number in examination.Accounts.Select(a => a.AccountNumber).OfType<string>()) policies.For(number);
            return Finding.Pass("The risk policy can be read.");
        }
        catch (TastyException e)
        {
            return Finding.Fail(e, "Get-TastyRiskPolicy");
        }
    }
}
