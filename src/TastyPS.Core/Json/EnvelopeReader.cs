using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>
/// Reads what is inside the venue's envelope, in one pass: <c>{data:{…}}</c>, <c>{data:{items:[…]}}</c>, <c>{data:[…]}</c>, or the same without
/// <c>data</c>. Where one object was asked for and a list came, or the other way round, it takes what is there.
/// </summary>
internal ref struct EnvelopeReader
{
    private readonly ReadOnlyMemory<byte> _body;
    private Utf8JsonReader _reader;
    private PageInfo? _pagination;

    private EnvelopeReader(ReadOnlyMemory<byte> body)
    {
        _body = body;
        _reader = new Utf8JsonReader(body.Span);
    }

    private enum Content
    {
        None,
        Object,
        List,
    }

    public static T ReadObject<T>(ReadOnlyMemory<byte> body)
    {
        var envelope = new EnvelopeReader(body);
        try
        {
            return envelope.OneObject<T>();
        }
        catch (Exception error) when (JsonFault.Is(error))
        {
            throw envelope.Fault(error);
        }
    }

    public static ItemPage<T> ReadItems<T>(ReadOnlyMemory<byte> body)
    {
        var envelope = new EnvelopeReader(body);
        try
        {
            return envelope.AllRows<T>();
        }
        catch (Exception error) when (JsonFault.Is(error))
        {
            throw envelope.Fault(error);
        }
    }

    public static object? ReadPlain(ReadOnlyMemory<byte> body)
    {
        var envelope = new EnvelopeReader(body);
        try
        {
            return envelope.AnyValue();
        }
        catch (Exception error) when (JsonFault.Is(error))
        {
            throw envelope.Fault(error);
        }
    }

    private object? AnyValue()
    {
        _reader.Read();
        var value = TastyJson.Converter<object?>().Read(ref _reader, typeof(object), TastyJson.Options);
        ReadToEnd();
        return value;
    }

    private T OneObject<T>()
    {
        var content = FindContent();
        if (content is Content.List) _reader.Read();
        if (content is Content.None || _reader.TokenType is not JsonTokenType.StartObject) throw new JsonException("One object was expected and there is none");
        var value = TastyJson.Converter<T>().Read(ref _reader, typeof(T), TastyJson.Options)!;
        ReadToEnd();
        return value;
    }

    private ItemPage<T> AllRows<T>()
    {
        var rows = new RowReader<T>(_body);
        switch (FindContent())
        {
            case Content.List: rows.ReadAll(ref _reader); break;
            case Content.Object: rows.ReadOne(ref _reader); break;
            default: break;
        }
        ReadToEnd();
        return new ItemPage<T>(rows.Items, _pagination, rows.BadRows);
    }

    /// <summary>Moves the reader to the first token of the content.</summary>
    private Content FindContent()
    {
        if (!_reader.Read()) return Content.None;
        if (_reader.TokenType is not JsonTokenType.StartObject) return KindOfContent();
        var bare = _reader;
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            if (_reader.ValueTextEquals("data"u8)) return EnterData();
            if (_reader.ValueTextEquals("items"u8)) return EnterValue();
            if (_reader.ValueTextEquals("pagination"u8)) ReadPagination();
            else _reader.Skip();
        }
        _reader = bare;
        return Content.Object;
    }

    // Only a first property called "items" makes a list: every list of the venue has it there, and to look on would read a big object twice.
    private Content EnterData()
    {
        var content = EnterValue();
        if (content is not Content.Object) return content;
        var start = _reader;
        if (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName && _reader.ValueTextEquals("items"u8)) return EnterValue();
        _reader = start;
        return Content.Object;
    }

    private Content EnterValue()
    {
        _reader.Read();
        return KindOfContent();
    }

    private readonly Content KindOfContent() => _reader.TokenType switch
    {
        JsonTokenType.StartArray => Content.List,
        JsonTokenType.StartObject => Content.Object,
        JsonTokenType.Null => Content.None,
        _ => throw new JsonException("An object or a list was expected"),
    };

    // What follows the content is small; reading it to the end also tells a cut answer from a whole one.
    private void ReadToEnd()
    {
        while (_reader.Read())
            if (_reader.TokenType is JsonTokenType.PropertyName && _reader.CurrentDepth == 1 && _reader.ValueTextEquals("pagination"u8))
                ReadPagination();
    }

    private void ReadPagination()
    {
        _reader.Read();
        if (_reader.TokenType is JsonTokenType.StartObject) _pagination = TastyJson.Converter<PageInfo>().Read(ref _reader, typeof(PageInfo), TastyJson.Options);
        else _reader.Skip();
    }

    private readonly InvalidPayloadException Fault(Exception error) => _body.IsEmpty
        ? new InvalidPayloadException("The answer is empty", 0, error)
        : new InvalidPayloadException(JsonFault.Reason(error, _body.Span, _reader.BytesConsumed), _reader.BytesConsumed, error);
}
