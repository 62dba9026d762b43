using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TastyPS.Benchmarks;

/// <summary>
/// A DXLink server on loopback that sends the same prepared bytes to whoever asks, as fast as he takes them, and stops the clock when he
/// says good-bye. Raw sockets and hand-made frames, so that the server is never what is measured.
/// </summary>
internal sealed class DxLinkBlaster : IDisposable
{
    private const int Symbols = 1000;
    private const int Cycle = 20_000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _events;
    private readonly int _perMessage;

    public DxLinkBlaster(int events, int perMessage)
    {
        _events = events;
        _perMessage = perMessage;
        _listener.Start();
    }

    public string Url => $"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Serves one client; the time from the first byte of data to the client's first word after the last.</summary>
    public TimeSpan ServeOne()
    {
        using var socket = _listener.AcceptSocket();
        socket.NoDelay = true;
        using var stream = new NetworkStream(socket);
        Upgrade(stream);
        int channel = 0;
        string[] fields = [];
        while (true)
        {
            var message = Receive(stream);
            if (message.ValueKind == JsonValueKind.Undefined) throw new IOException("The client left before it had the data.");
            switch (message.GetProperty("type").GetString())
            {
                case "SETUP":
                    Send(stream, """{"type":"SETUP","channel":0,"keepaliveTimeout":60,"acceptKeepaliveTimeout":60,"version":"1.0-blaster"}""");
                    Send(stream, """{"type":"AUTH_STATE","channel":0,"state":"UNAUTHORIZED"}""");
                    break;
                case "AUTH":
                    Send(stream, """{"type":"AUTH_STATE","channel":0,"state":"AUTHORIZED"}""");
                    break;
                case "CHANNEL_REQUEST":
                    channel = message.GetProperty("channel").GetInt32();
                    string contract = message.GetProperty("parameters").GetProperty("contract").GetString()!;
                    Send(stream, $$"""{"type":"CHANNEL_OPENED","channel":{{channel}},"service":"FEED","parameters":{"contract":"{{contract}}","subFormat":"LIST"} }""");
                    break;
                case "FEED_SETUP" when message.TryGetProperty("acceptEventFields", out var asked):
                    fields = asked.GetProperty("Quote").EnumerateArray().Select(f => f.GetString()!).ToArray();
                    break;
                case "FEED_SUBSCRIPTION" when message.GetProperty("add").EnumerateArray().Any(s => s.GetProperty("symbol").GetString() == "ENDMARK"):
                    Send(stream, $$"""{"type":"FEED_CONFIG","channel":{{channel}},"dataFormat":"COMPACT","aggregationPeriod":0,"eventFields":{"Quote":{{JsonSerializer.Serialize(fields)}} } }""");
                    return Blast(stream, channel, fields);
            }
        }
    }

    private TimeSpan Blast(NetworkStream stream, int channel, string[] fields)
    {
        var (cycle, sum) = Prepare(channel, fields);
        double total = 0;
        for (int i = 0; i < _events / Cycle; i++) total += sum;
        byte[] end = Frame(Data(channel, Event(fields, "ENDMARK", total.ToString("R", CultureInfo.InvariantCulture), _events.ToString(CultureInfo.InvariantCulture))));
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _events / Cycle; i++) stream.Write(cycle);
        stream.Write(end);
        Receive(stream);
        return Stopwatch.GetElapsedTime(start);
    }

    // One cycle of events in frames, sent again and again: 20,000 different ones, so that no cache of a client's learns them by heart.
    private (byte[] Frames, double Sum) Prepare(int channel, string[] fields)
    {
        var random = new Random(4711);
        var frames = new MemoryStream();
        double sum = 0;
        for (int at = 0; at < Cycle; at += _perMessage)
        {
            var values = new StringBuilder();
            for (int i = at; i < at + _perMessage; i++)
            {
                decimal bid = random.Next(100, 60_000) / 100m;
                sum += (double)bid;
                if (values.Length > 0) values.Append(',');
                values.Append(Event(fields, $"SYM{i % Symbols:0000}", bid.ToString("0.0#", CultureInfo.InvariantCulture), random.Next(1, 5000) + ".0", random.Next(1, 9) / 100m));
            }
            frames.Write(Frame(Data(channel, values.ToString())));
        }
        return (frames.ToArray(), sum);
    }

    private static string Data(int channel, string values) => $$"""{"type":"FEED_DATA","channel":{{channel}},"data":["Quote",[{{values}}]]}""";

    private static string Event(string[] fields, string symbol, string bid, string bidSize, decimal spread = 0.01m) => string.Join(',', fields.Select(f => f switch
    {
        "eventType" => "\"Quote\"",
        "eventSymbol" => $"\"{symbol}\"",
        "bidPrice" => bid,
        "askPrice" => spread == 0.01m ? bid : (decimal.Parse(bid, CultureInfo.InvariantCulture) + spread).ToString(CultureInfo.InvariantCulture),
        "bidSize" => bidSize,
        "askSize" => "300.0",
        "bidExchangeCode" => "\"Q\"",
        "askExchangeCode" => "\"Z\"",
        _ => "0",
    }));

    private static void Upgrade(NetworkStream stream)
    {
        var request = new StringBuilder();
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)) request.Append((char)stream.ReadByte());
        string key = request.ToString().Split("\r\n").First(l => l.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))["Sec-WebSocket-Key:".Length..].Trim();
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }

    private static void Send(NetworkStream stream, string message) => stream.Write(Frame(message));

    private static byte[] Frame(string message)
    {
        byte[] text = Encoding.UTF8.GetBytes(message);
        byte[] head = text.Length switch
        {
            < 126 => [0x81, (byte)text.Length],
            < 65536 => [0x81, 126, (byte)(text.Length >> 8), (byte)text.Length],
            _ => [0x81, 127, 0, 0, 0, 0, (byte)(text.Length >> 24), (byte)(text.Length >> 16), (byte)(text.Length >> 8), (byte)text.Length],
        };
        return [.. head, .. text];
    }

    // The next text message of the client; undefined at its close frame or at the end of the stream.
    private static JsonElement Receive(NetworkStream stream)
    {
        Span<byte> head = stackalloc byte[2];
        Span<byte> two = stackalloc byte[2];
        Span<byte> mask = stackalloc byte[4];
        while (true)
        {
            if (stream.ReadAtLeast(head, 2, throwOnEndOfStream: false) < 2) return default;
            int length = head[1] & 0x7F;
            if (length == 126)
            {
                stream.ReadExactly(two);
                length = BinaryPrimitives.ReadUInt16BigEndian(two);
            }
            stream.ReadExactly(mask);
            byte[] text = new byte[length];
            stream.ReadExactly(text);
            for (int i = 0; i < length; i++) text[i] ^= mask[i & 3];
            switch (head[0] & 0x0F)
            {
                case 1:
                    return JsonDocument.Parse(text).RootElement;
                case 8:
                    return default;
            }
        }
    }

    public void Dispose() => _listener.Dispose();
}
