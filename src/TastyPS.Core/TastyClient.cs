using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>
/// The root of the API: one property an area. Cheap to make (one a caller, with the caller's listener); everything that
/// costs lives in the <see cref="Connection"/> behind it.
/// </summary>
public sealed class TastyClient
{
    internal TastyClient(Connection connection, RestClient rest)
    {
        Connection = connection;
        Rest = rest;
    }

    public Connection Connection { get; }

    /// <summary>The way to any path, for what no area covers.</summary>
    public RestClient Rest { get; }

    /// <summary>The stream that all clients of the connection share.</summary>
    public AccountStream.AccountStreamHub AccountStream => Connection.AccountStream;

    /// <summary>The market data stream that all clients of the connection share.</summary>
    public Streaming.StreamHub Streams => Connection.Streams;

    public AccountsApi Accounts => new(Rest);

    public BalancesApi Balances => new(Rest);

    public PositionsApi Positions => new(Rest);

    public TransactionsApi Transactions => new(Rest);

    public MarginApi Margin => new(Rest);

    public RiskApi Risk => new(Rest);

    public NetLiqApi NetLiq => new(Rest);

    public WatchlistsApi Watchlists => new(Rest);

    public QuoteAlertsApi QuoteAlerts => new(Rest);

    public BacktestsApi Backtests => new(this);

    public InstrumentsApi Instruments => new(Rest);

    public SearchApi Search => new(Rest);

    public ChainsApi Chains => new(this);

    public MarketDataApi MarketData => new(this);

    public MarketTimeApi MarketTime => new(this);

    public OrdersApi Orders => new(Rest, Connection);

    public Reconciliation.Reconciler Reconciliation => new(this);

    /// <summary>What only a paper broker can do; any other session is an error.</summary>
    public PaperApi Paper => new(Rest, Connection);

    public ComplexOrdersApi ComplexOrders => new(Rest, Connection);
}
