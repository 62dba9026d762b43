using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// Decodes the data of one channel: COMPACT by the column plans of its FEED_CONFIG, FULL by names, whichever the shape of the data says.
/// Makes no object per event. Used by the receive loop only.
/// </summary>
/// <param name="tableOf">The subscribed symbols of a type on this channel; null where none was ever subscribed.</param>
internal sealed class FeedDecoder(Func<FeedSchema, SymbolTable?> tableOf, FeedCounters counters)
{
    private readonly List<ColumnPlan> _plans = [];
    private readonly Dictionary<FeedSchema, FeedValue[]> _fullRows = [];
    private readonly TextCache _texts = new();
    private byte[] _scratch = new byte[256];
    private int _scratchLength;

    /// <summary>
    /// Has the decoder compiled while the connection is being made: the first message would otherwise wait for it. The symbol is nobody's, so that
    /// no sink is called. True when the sample could be read.
    /// </summary>
    public static bool Prepare()
    {
        var symbols = new SymbolTable();
        var decoder = new FeedDecoder(_ => symbols, new FeedCounters());
        decoder.Configure("Quote", ["eventSymbol", "bidExchangeCode", "bidTime", "bidPrice", "bidSize"]);
        return decoder.Decode("""["Quote",["?","Q",0,12.5,"NaN"]]"""u8, 0, null!);
    }

    /// <summary>Takes the field list of one type as the feed tells it; types and fields that nobody knows are passed over.</summary>
    public void Configure(string type, IEnumerable<string> fields)
    {
        if (!FeedSchema.All.TryGetValue(type, out var schema) || tableOf(schema) is not { } symbols) return;
        _plans.RemoveAll(p => p.Schema == schema);
        _plans.Add(new ColumnPlan(schema, symbols, fields));
    }

    /// <summary>Decodes the value of a message's <c>data</c>. False when it is malformed; what came before the fault has been handed out.</summary>
    /// <param name="text">Begins at or before the array and may go on behind it.</param>
    public bool Decode(ReadOnlySpan<byte> text, long receivedAt, IFeedSink sink)
    {
        int at = SkipBlanks(text, 0);
        if (!Is(text, at, '[')) return false;
        at = SkipBlanks(text, at + 1);
        if (Is(text, at, ']')) return true;
        if (Is(text, at, '{')) return DecodeFull(text, receivedAt, sink);
        while (true)
        {
            if (!TryReadString(text, ref at, out var type)) return false;
            if (!TrySkipComma(text, ref at) || !Is(text, at, '[') || !BatchScanner.TryScan(text, at, out int values, out int end)) return false;
            if (PlanOf(type) is { } plan)
            {
                if (plan.Columns.Length == 0 || values % plan.Columns.Length != 0) counters.RefusedBatches++;
                else if (!DecodeBatch(text[..end], at + 1, values / plan.Columns.Length, plan, receivedAt, sink)) return false;
            }
            else if (IsKnown(type)) counters.RefusedBatches++;
            else counters.UnknownTypes++;
            at = SkipBlanks(text, end + 1);
            if (Is(text, at, ']')) return true;
            if (!TrySkipComma(text, ref at)) return false;
        }
    }

    // Optimized from the first call: a burst right after the subscription would otherwise run through unoptimized code for a second.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool DecodeBatch(ReadOnlySpan<byte> text, int at, int events, ColumnPlan plan, long receivedAt, IFeedSink sink)
    {
        var row = plan.Row;
        var columns = plan.Columns;
        for (; events > 0; events--)
        {
            SymbolTable.Entry? entry = null;
            foreach (var column in columns)
            {
                if ((uint)at < (uint)text.Length && text[at] <= ' ') at = SkipBlanks(text, at);
                if ((uint)at >= (uint)text.Length) return false;
                byte b = text[at];
                if (b == '"')
                {
                    int length = EndOfString(text[(at + 1)..]);
                    if (length < 0) return false;
                    var value = text.Slice(at + 1, length);
                    at += length + 2;
                    if (text[at - 1] == '\\')
                    {
                        at = ReadEscaped(text, at - length - 2);
                        if (at < 0) return false;
                        value = _scratch.AsSpan(0, _scratchLength);
                    }
                    if (column.Kind == ColumnPlan.Kind.Text) row[column.Ordinal] = FeedValue.Of(_texts.Get(value));
                    else if (column.Kind == ColumnPlan.Kind.Symbol) entry = FindSymbol(plan.Symbols, plan.Schema, value);
                    else if (column.Kind == ColumnPlan.Kind.Number) row[column.Ordinal] = OfString(ColumnPlan.Kind.Number, value);
                }
                else if (b is <= (byte)'9' and (>= (byte)'0' or (byte)'-'))
                {
                    // A lone digit is the most frequent number by far: feeds write 0 where they have nothing to say.
                    if ((uint)(at + 1) < (uint)text.Length && text[at + 1] == ',' && column.Kind == ColumnPlan.Kind.Number && b != '-')
                    {
                        row[column.Ordinal] = FeedValue.Of(b - '0', 0);
                        at += 2;
                        continue;
                    }
                    var number = NumberScanner.Scan(text, at);
                    at = number.End;
                    if (at < 0) return false;
                    if (column.Kind == ColumnPlan.Kind.Number) row[column.Ordinal] = number.Value;
                    else if (column.Kind != ColumnPlan.Kind.Skip) OfWrongKind(column, row);
                }
                else
                {
                    at = ReadOther(text, at, column, row);
                    if (at < 0) return false;
                }

                if ((uint)at >= (uint)text.Length) continue;
                if (text[at] <= ' ') at = SkipBlanks(text, at);
                if ((uint)at < (uint)text.Length && text[at++] != ',') return false;
            }
            Emit(entry, plan.Schema, row, receivedAt, sink);
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Emit(SymbolTable.Entry? entry, FeedSchema schema, FeedValue[] row, long receivedAt, IFeedSink sink)
    {
        if (entry is null)
        {
            counters.UnwantedEvents++;
            return;
        }
        foreach (var subscription in Volatile.Read(ref entry.Subscriptions))
        {
            if (schema.HasSource && row[schema.Source].Text is { } source && source != subscription.Source) continue;
            counters.LastEventTimestamp = receivedAt;
            counters.Events++;
            sink.OnEvent(new FeedEvent(schema, subscription, row, receivedAt));
        }
    }

    private bool DecodeFull(ReadOnlySpan<byte> text, long receivedAt, IFeedSink sink)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                if (SchemaOfObject(reader) is { } schema && tableOf(schema) is { } symbols)
                {
                    if (!TryReadObject(text, ref reader, schema, symbols, receivedAt, sink)) return false;
                }
                else
                {
                    counters.UnknownTypes++;
                    if (!reader.TrySkip()) return false;
                }
            }
            return reader.TokenType == JsonTokenType.EndArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // eventType leads in practice; the copy of the reader makes its place indifferent.
    private FeedSchema? SchemaOfObject(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("eventType"u8);
            if (!reader.Read()) return null;
            if (isType && reader.TokenType == JsonTokenType.String) return FeedSchema.All.GetValueOrDefault(_texts.Get(reader.ValueSpan) ?? "");
            if (!reader.TrySkip()) return null;
        }
        return null;
    }

    private bool TryReadObject(ReadOnlySpan<byte> text, ref Utf8JsonReader reader, FeedSchema schema, SymbolTable symbols, long receivedAt, IFeedSink sink)
    {
        if (!_fullRows.TryGetValue(schema, out var row)) _fullRows[schema] = row = new FeedValue[schema.FieldCount];
        Array.Fill(row, FeedValue.Missing);
        SymbolTable.Entry? entry = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isSymbol = reader.ValueTextEquals("eventSymbol"u8);
            var column = ColumnPlan.Of(schema, schema.Ordinal(_texts.Get(reader.ValueSpan) ?? ""));
            if (!reader.Read()) return false;
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    var value = reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan;
                    if (isSymbol) entry = FindSymbol(symbols, schema, value);
                    else if (column.Kind != ColumnPlan.Kind.Skip) row[column.Ordinal] = OfString(column.Kind, value);
                    break;
                case JsonTokenType.Number when column.Kind == ColumnPlan.Kind.Number:
                    row[column.Ordinal] = NumberScanner.Scan(reader.ValueSpan, 0).Value;
                    break;
                default:
                    int start = (int)reader.TokenStartIndex;
                    var first = reader.TokenType;
                    if (!reader.TrySkip()) return false;
                    if (column.Ordinal >= 0) SetOther(column, first, text[start..(int)reader.BytesConsumed], row);
                    break;
            }
        }
        if (reader.TokenType != JsonTokenType.EndObject) return false;
        Emit(entry, schema, row, receivedAt, sink);
        return true;
    }

    private SymbolTable.Entry? FindSymbol(SymbolTable symbols, FeedSchema schema, ReadOnlySpan<byte> symbol)
    {
        var entry = symbols.Find(symbol);
        // Some servers answer {=1m} to {=m} or sort the attributes their own way.
        if (entry is null && schema == FeedSchema.Candle && CandleSymbol.TryNormalize(Encoding.UTF8.GetString(symbol), out string normal))
            entry = symbols.Find(Encoding.UTF8.GetBytes(normal));
        return entry;
    }

    private FeedValue OfString(ColumnPlan.Kind kind, ReadOnlySpan<byte> value)
    {
        if (kind == ColumnPlan.Kind.Text) return FeedValue.Of(_texts.Get(value));
        if (value.SequenceEqual("NaN"u8)) return FeedValue.Missing;
        if (value.SequenceEqual("Infinity"u8)) return FeedValue.Of(double.PositiveInfinity);
        if (value.SequenceEqual("-Infinity"u8)) return FeedValue.Of(double.NegativeInfinity);
        counters.BadValues++;
        return FeedValue.Missing;
    }

    private void OfWrongKind(ColumnPlan.Column column, FeedValue[] row)
    {
        counters.BadValues++;
        if (column.Ordinal >= 0) row[column.Ordinal] = FeedValue.Missing;
    }

    // null, true, false, and the nested values that only an attachment may have.
    private int ReadOther(ReadOnlySpan<byte> text, int at, ColumnPlan.Column column, FeedValue[] row)
    {
        var reader = new Utf8JsonReader(text[at..], isFinalBlock: false, default);
        try
        {
            if (!reader.Read()) return -1;
            var first = reader.TokenType;
            if (!reader.TrySkip()) return -1;
            int length = (int)reader.BytesConsumed;
            if (column.Ordinal >= 0) SetOther(column, first, text.Slice(at, length), row);
            return at + length;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private void SetOther(ColumnPlan.Column column, JsonTokenType token, ReadOnlySpan<byte> raw, FeedValue[] row)
    {
        switch (token)
        {
            case JsonTokenType.Null:
                row[column.Ordinal] = FeedValue.Missing;
                break;
            case JsonTokenType.True or JsonTokenType.False when column.Kind == ColumnPlan.Kind.Number:
                row[column.Ordinal] = FeedValue.Of(token == JsonTokenType.True ? 1 : 0, 0);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when column.Kind == ColumnPlan.Kind.Text:
                row[column.Ordinal] = FeedValue.Of(Encoding.UTF8.GetString(raw));
                break;
            default:
                OfWrongKind(column, row);
                break;
        }
    }

    private ColumnPlan? PlanOf(ReadOnlySpan<byte> type)
    {
        foreach (var plan in _plans)
            if (type.SequenceEqual(plan.Schema.Utf8Name)) return plan;
        return null;
    }

    private bool IsKnown(ReadOnlySpan<byte> type) => FeedSchema.All.ContainsKey(_texts.Get(type) ?? "");

    // The text between the quotes at the position, which moves behind the closing one.
    private bool TryReadString(ReadOnlySpan<byte> text, ref int at, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!Is(text, at, '"')) return false;
        int length = EndOfString(text[(at + 1)..]);
        if (length < 0) return false;
        value = text.Slice(at + 1, length);
        at += length + 2;
        if (text[at - 1] == '"') return true;
        at = ReadEscaped(text, at - length - 2);
        value = _scratch.AsSpan(0, _scratchLength);
        return at >= 0;
    }

    // How far the closing quote or the first escape is; the texts of a feed are short.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfString(ReadOnlySpan<byte> text)
    {
        if (text.Length >= Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(text);
            uint ends = (Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
            if (ends != 0) return BitOperations.TrailingZeroCount(ends);
        }
        return text.IndexOfAny((byte)'"', (byte)'\\');
    }

    // Leaves the text in the scratch memory; the position behind its closing quote, or -1.
    private int ReadEscaped(ReadOnlySpan<byte> text, int at)
    {
        var reader = new Utf8JsonReader(text[at..], isFinalBlock: false, default);
        try
        {
            if (!reader.Read()) return -1;
            _scratchLength = Unescape(ref reader).Length;
            return at + (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader reader)
    {
        if (_scratch.Length < reader.ValueSpan.Length) _scratch = new byte[reader.ValueSpan.Length];
        try
        {
            return _scratch.AsSpan(0, reader.CopyString(_scratch));
        }
        catch (InvalidOperationException e)
        {
            // Bytes that are no UTF-8, or half of a surrogate pair: the reader lets them pass until somebody wants the text.
            throw new JsonException(e.Message, e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while ((uint)at < (uint)text.Length && text[at] <= ' ') at++;
        return at;
    }

    private static bool TrySkipComma(ReadOnlySpan<byte> text, ref int at)
    {
        at = SkipBlanks(text, at);
        if (!Is(text, at, ',')) return false;
        at = SkipBlanks(text, at + 1);
        return true;
    }

    private static bool Is(ReadOnlySpan<byte> text, int at, char what) => (uint)at < (uint)text.Length && text[at] == what;
}
