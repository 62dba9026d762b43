using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>What tests of the broker's wire start from: a broker whose clock is stepped, a client that is logged in, the first account.</summary>
public abstract class FrozenBrokerTests : IAsyncLifetime
{
    private protected PaperBroker Broker { get; } = PaperLedgerTests.Frozen();

    private protected PaperClient Client { get; private set; } = null!;

    private protected string AccountNumber { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Client = await PaperClient.InMemory(Broker).LogInAsync(Broker);
        AccountNumber = Broker.Accounts[0].AccountNumber;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Broker.DisposeAsync();
    }
}
