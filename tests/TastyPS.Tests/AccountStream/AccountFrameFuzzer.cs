using System.Text;
using TastyPS.Core.AccountStream;
using TastyPS.Core.Json;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.AccountStream;

/// <summary>Feeds broken frames to the reader of the account stream, up to the events made of them. Anything thrown but "cannot be read" ends the run.</summary>
internal static class AccountFrameFuzzer
{
    private static readonly string[] Good =
    [
        """{"type":"Order","data":{"id":5,"account-number":"A1","status":"Filled","underlying-symbol":"SPY","price":"1.02","price-effect":"Debit","size":1,"received-at":"2025-05-28T13:38:47.851+00:00","updated-at":1748439528049,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":"1","remaining-quantity":0,"symbol":"SPY","fills":[{"fill-id":"f1","fill-price":"1.02","quantity":"1","filled-at":"2025-05-28T13:38:48Z"}]}]},"timestamp":1688595114405,"ws-sequence":7}""",
        """{"type":"ComplexOrder","data":{"id":6,"account-number":"A1","type":"OCO","orders":[{"id":5,"status":"Live"},{"id":7,"status":"Contingent"}]},"timestamp":1688595114405}""",
        """{"type":"AccountBalance","data":{"account-number":"A1","cash-balance":"1000.5","net-liquidating-value":"NaN","pending-cash":"12","pending-cash-effect":"Credit"},"timestamp":1688595114405}""",
        """{"type":"CurrentPosition","data":{"account-number":"A1","symbol":"SPY","quantity":"10","quantity-direction":"Long","average-open-price":"1.5","expires-at":"2026-01-16T21:00:00.000+0000"},"timestamp":1688595114405}""",
        """{"type":"TradingStatus","data":{"account-number":"A1","is-closed":false,"day-trade-count":0}}""",
        """{"type":"OrderChain","data":{"id":"1","account-number":"A1","description":"Iron Condor","computed-data":{"open":false,"realized-gain":"12.5","realized-gain-effect":"Debit"}}}""",
        """{"type":"ExternalTransaction","data":{"account-number":"A1","id":9,"amount":"5","state":"\u0053ettled"}}""",
        """{"type":"UnderlyingYearGainSummary","data":{"account-number":"A1","symbol":"SPY","year":2026,"realized-lot-gain":"3.5"}}""",
        """{"type":"QuoteAlert","data":{"user-external-id":"u","symbol":"SPY","alert-external-id":"7","field":"Last","operator":">","threshold":"450","threshold-numeric":450.0}}""",
        """{"type":"PublicWatchlists","data":{"name":"A \uD83D\uDE00 list","watchlist-entries":[{"symbol":"SPY"},{"symbol":"QQQ"}]}}""",
        """{"type":"UserMessage","data":{"text":"hello","nested":{"a":[1,2,{"b":null}]}}}""",
        """{"results":[{"type":"Order","data":{"id":1,"account-number":"A1"}},{"status":"ok","action":"heartbeat","request-id":3}]}""",
        """{"status":"ok","action":"connect","web-socket-session-id":"5b6e2799","value":["A1"],"request-id":2}""",
    ];

    private static readonly byte[][] Poison =
    [
        "\\uD800"u8.ToArray(), "\\uDC00\\uD800"u8.ToArray(), "\\u0000"u8.ToArray(), [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF],
        "null"u8.ToArray(), "[null]"u8.ToArray(), "1e999"u8.ToArray(), "-9223372036854775809"u8.ToArray(), "\"\""u8.ToArray(),
    ];

    /// <summary>Reads that many broken frames; how many could be read, how many could not.</summary>
    public static (int Read, int Refused) Run(Random random, int frames)
    {
        var (read, refused) = (0, 0);
        for (int i = 0; i < frames; i++)
        {
            byte[] frame = FrameMutation.Mutate(random, Encoding.UTF8.GetBytes(Good[random.Next(Good.Length)]), most: 4, InsertPoison, ReplaceValue);
            try
            {
                foreach (var message in AccountMessage.Read(frame)) Touch(message);
                read++;
            }
            catch (InvalidPayloadException)
            {
                refused++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException("unexpected of " + Encoding.Latin1.GetString(frame), e);
            }
        }
        return (read, refused);
    }

    // What a reader of the stream does with it.
    private static void Touch(AccountMessage message)
    {
        _ = message.Status == "ok" ? message.Action : message.Message;
        if (message.Type is null) return;
        var made = AccountEvents.Of(message, TastyEnvironment.Paper, DateTime.UnixEpoch);
        _ = made.ToString();
        if (made.Data is Order order)
            foreach (var fill in new TastyPS.Core.Fills().New(order)) _ = AccountEvents.OfFill(fill, made);
    }

    private static void InsertPoison(Random random, List<byte> bytes, int at) => bytes.InsertRange(at, Poison[random.Next(Poison.Length)]);

    // Between a colon and the comma after it, so that what stands around stays whole.
    private static void ReplaceValue(Random random, List<byte> bytes, int at)
    {
        byte[] value = Poison[random.Next(Poison.Length)];
        int colon = bytes.IndexOf((byte)':', random.Next(bytes.Count));
        int comma = colon < 0 ? -1 : bytes.IndexOf((byte)',', colon);
        if (comma < 0) return;
        bytes.RemoveRange(colon + 1, comma - colon - 1);
        bytes.InsertRange(colon + 1, value);
    }
}
