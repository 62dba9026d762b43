// The official SDK on the paper broker, with nothing changed but addresses and credentials: a trader's day; one line of JSON.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
const [, , folder, ready] = process.argv
const require = createRequire(folder + '/')
globalThis.WebSocket ??= require('ws')
const { default: TastytradeClient, MarketDataSubscriptionType } = await import(pathToFileURL(require.resolve('@tastytrade/api')).href)

const broker = JSON.parse(ready)
const client = new TastytradeClient({
  baseUrl: broker.rest, accountStreamerUrl: broker.accountStreamer,
  clientSecret: broker.clientSecret, refreshToken: broker.refreshToken, oauthScopes: ['read', 'trade']
})

const accounts = (await client.accountsAndCustomersService.getCustomerAccounts()).map((a) => a.account['account-number'])
const customer = await client.accountsAndCustomersService.getCustomerResource()
const [account] = accounts
const balances = await client.balancesAndPositionsService.getAccountBalanceValues(account)
const positions = await client.balancesAndPositionsService.getPositionsList(account)
const transactions = await client.transactionsService.getAccountTransactions(account, { 'per-page': 5 })
const status = await client.accountStatusService.getAccountStatus(account)
const equities = await client.instrumentsService.getEquityDefinitions({ symbol: ['SPY', 'AAPL'] })
const chain = await client.instrumentsService.getNestedOptionChain('SPY')
const strike = chain[0].expirations.find((e) => e['days-to-expiration'] > 20).strikes[20]
const option = await client.instrumentsService.getSingleEquityOption(strike.call)
const future = (await client.instrumentsService.getFutures({ productCode: ['ES'] }))[0]
const metrics = await client.marketMetricsService.getMarketMetrics({ symbols: 'SPY,AAPL' })
const found = await client.symbolSearchService.getSymbolData('AAP')

const quotes = {}
await client.quoteStreamer.connect()
client.quoteStreamer.addEventListener((events) => events.forEach((e) => { quotes[e.eventSymbol] = e.askPrice }))
client.quoteStreamer.subscribe(['SPY', option['streamer-symbol'], future['streamer-symbol']], [MarketDataSubscriptionType.Quote])
await until(() => Object.keys(quotes).length === 3)

const messages = []
client.accountStreamer.addMessageObserver((message) => messages.push(message))
await client.accountStreamer.start()
await client.accountStreamer.subscribeToAccounts(accounts)

const leg = { 'instrument-type': 'Equity', symbol: 'SPY', quantity: 1, action: 'Buy to Open' }
const market = { 'order-type': 'Market', 'time-in-force': 'Day', legs: [leg] }
const limit = { 'order-type': 'Limit', 'time-in-force': 'Day', price: '1.00', 'price-effect': 'Debit', legs: [leg] }

const preview = await client.orderService.postOrderDryRun(account, market)
const sentAt = Date.now()
const placed = (await client.orderService.createOrder(account, market)).order
await until(() => messages.some((m) => m.type === 'Order' && m.data.id === placed.id && m.data.status === 'Filled'))
const filledIn = Date.now() - sentAt
await until(() => messages.some((m) => m.type === 'CurrentPosition' && m.data.symbol === 'SPY'))

const resting = (await client.orderService.createOrder(account, limit)).order
await until(() => messages.some((m) => m.type === 'Order' && m.data.id === resting.id && m.data.status === 'Live'))
const live = (await client.orderService.getLiveOrders(account)).map((o) => o.id)
const replaced = await client.orderService.replaceOrder(account, resting.id, { ...limit, price: '2.00' })
await until(() => messages.some((m) => m.type === 'Order' && m.data.id === replaced.id && m.data.status === 'Live'))
const cancelled = await client.orderService.cancelOrder(account, replaced.id)
await until(() => messages.some((m) => m.type === 'Order' && m.data.id === replaced.id && m.data.status === 'Cancelled'))
const refusal = await client.orderService.createOrder(account, { ...limit, 'price-effect': 'Credit' }).catch((e) => e.response)

const name = 'From JS / 1'
await client.watchlistsService.createAccountWatchlist({ name, 'watchlist-entries': [{ symbol: 'SPY', 'instrument-type': 'Equity' }] })
await client.watchlistsService.replaceWatchlist(encodeURIComponent(name), { name, 'watchlist-entries': [{ symbol: 'SPY' }, { symbol: 'AAPL' }] })
const watchlist = await client.watchlistsService.getSingleWatchlist(encodeURIComponent(name))
await client.watchlistsService.deleteWatchlist(encodeURIComponent(name))
const watchlists = (await client.watchlistsService.getAllWatchlists()).map((w) => w.name)

console.log(JSON.stringify({
  accounts, customer: customer.id, netLiq: balances[0]['net-liquidating-value'], positions: positions.length, transactions: transactions.length,
  tradesOptions: status['options-level'], equities: equities.map((e) => e.symbol), option: option.symbol, quotes, metrics: metrics.map((m) => m.symbol),
  found: found.map((s) => s.symbol), effect: preview['buying-power-effect'].effect, filledIn, live: live.includes(resting.id), replacedStatus: replaced.status,
  cancelled: cancelled.status, refused: refusal.status, refusal: refusal.data.error.code, watchlist: watchlist['watchlist-entries'].map((e) => e.symbol),
  isGone: !watchlists.includes(name)
}))
client.accountStreamer.stop()
process.exit(0)

async function until(happened) {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 10))
}
