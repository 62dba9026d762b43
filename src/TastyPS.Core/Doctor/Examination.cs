namespace TastyPS.Core.Doctor;

/// <summary>What the checks share: the state of the user, the connection, and how its first call went.</summary>
internal sealed class Examination(ProfileStore profiles, Func<Connection> prepare)
{
    private bool _hasAsked;

    public ProfileStore Profiles => profiles;

    /// <summary>Profiles or secrets are damaged: a connection that cannot be prepared is then no finding of its own.</summary>
    public bool HasLocalFault { get; set; }

    public Connection? Connection { get; private set; }

    /// <summary>Nothing of what the venue says while it is examined goes past the doctor, and nothing that it said earlier counts.</summary>
    public TastyClient Client => Connection!.Client(SilentSink.Instance, readsCache: false);

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    /// <summary>Why the first call failed; null where it did not.</summary>
    public TastyException? Refusal { get; private set; }

    public Fault Fault => Refusal is null ? Fault.None : Faults.Of(Refusal);

    public Connection Prepare() => Connection = prepare();

    /// <summary>True where the venue answered the first call, which is made once: the list of accounts, with whatever token that takes.</summary>
    public async Task<bool> IsAnsweredAsync(CancellationToken cancellationToken)
    {
        if (Connection is null) return false;
        if (!_hasAsked)
        {
            _hasAsked = true;
            try
            {
                var accounts = new List<Account>();
                await foreach (var account in Client.Accounts.ListAsync(cancellationToken).ConfigureAwait(false)) accounts.Add(account);
                Accounts = accounts;
            }
            catch (TastyException e)
            {
                Refusal = e;
            }
        }
        return Refusal is null;
    }
}
