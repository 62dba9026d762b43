// The official client doing what the probe does: counts and sums quotes until the one of ENDMARK comes, prints one line of JSON.
import WebSocket from 'ws'
globalThis.WebSocket = WebSocket
const { DXLinkWebSocketClient, DXLinkFeed, FeedContract, FeedDataFormat } = await import('@dxfeed/dxlink-api')

const [url, fields] = process.argv.slice(2)
const minimal = ['eventType', 'eventSymbol', 'bidPrice', 'askPrice', 'bidSize', 'askSize']
const all = ['eventType', 'eventSymbol', 'eventTime', 'sequence', 'timeNanoPart', 'bidTime', 'bidExchangeCode', 'bidPrice', 'bidSize',
  'askTime', 'askExchangeCode', 'askPrice', 'askSize']

const client = new DXLinkWebSocketClient()
client.connect(url)
client.setAuthToken('rig')
const feed = new DXLinkFeed(client, FeedContract.AUTO)
feed.configure({
  acceptAggregationPeriod: 0,
  acceptDataFormat: FeedDataFormat.COMPACT,
  acceptEventFields: { Quote: fields === 'min' ? minimal : all },
})
let events = 0
let sum = 0
let started
feed.addEventListener((batch) => {
  started ??= performance.now()
  for (const e of batch) {
    if (e.eventSymbol !== 'ENDMARK') {
      events++
      sum += e.bidPrice
      continue
    }
    const elapsed = (performance.now() - started) / 1000
    const cpu = process.cpuUsage()
    feed.close()
    client.disconnect()
    const ok = events === e.bidSize && Math.abs(sum - e.bidPrice) <= 1e-6 * Math.abs(e.bidPrice)
    console.log(JSON.stringify({ events, elapsed_s: elapsed, events_per_s: Math.round(events / elapsed), cpu_s: (cpu.user + cpu.system) / 1e6, sum_bid: sum, ok }))
    process.exit(0)
  }
})
const symbols = Array.from({ length: 1000 }, (_, i) => 'SYM' + String(i).padStart(4, '0')).concat('ENDMARK')
feed.addSubscriptions(symbols.map((symbol) => ({ type: 'Quote', symbol })))
