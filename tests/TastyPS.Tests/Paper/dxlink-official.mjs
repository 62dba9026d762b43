// The official client on the paper broker: quotes of three symbols in two types, and the history of a candle; one line of JSON.
import { createRequire } from 'node:module'
const require = createRequire(process.argv[2] + '/')
globalThis.WebSocket ??= require('ws')
const { DXLinkWebSocketClient, DXLinkFeed, FeedContract, FeedDataFormat } = require('@dxfeed/dxlink-api')

const [, , , url, token, fromTime] = process.argv
const client = new DXLinkWebSocketClient()
client.connect(url)
client.setAuthToken(token)

const live = new DXLinkFeed(client, FeedContract.AUTO)
live.configure({ acceptAggregationPeriod: 0.1, acceptDataFormat: FeedDataFormat.COMPACT })
const history = new DXLinkFeed(client, FeedContract.HISTORY)
history.configure({ acceptDataFormat: FeedDataFormat.COMPACT })

const seen = new Set()
const bars = []
live.addEventListener((events) => events.forEach((e) => {
  if (e.eventType === 'Quote' ? e.askPrice > e.bidPrice : e.prevDayClosePrice > 0) seen.add(e.eventType + ' ' + e.eventSymbol)
  finish()
}))
history.addEventListener((events) => events.forEach((e) => { bars.push(e.eventFlags); finish() }))
live.addSubscriptions(['SPY', 'QQQ', 'AAPL'].flatMap((symbol) => [{ type: 'Quote', symbol }, { type: 'Summary', symbol }]))
history.addSubscriptions({ type: 'Candle', symbol: 'SPY{=5m}', fromTime: Number(fromTime) })

function finish() {
  if (seen.size < 6 || !bars.some((flags) => flags & 8)) return
  console.log(JSON.stringify({ seen: [...seen].sort(), firstFlags: bars[0], bars: bars.length }))
  client.disconnect()
  process.exit(0)
}
