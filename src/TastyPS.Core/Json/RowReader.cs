using System.Text;
using System.Text.Json;
using TastyPS.Core.Json.Converters;

namespace TastyPS.Core.Json;

/// <summary>Reads the rows of a list. A row that cannot be read is set aside; broken JSON ends the reading.</summary>
internal sealed class RowReader<T>(ReadOnlyMemory<byte> body)
{
    private const int LongestRaw = 300;

    private readonly List<T> _items = [];
    private List<BadRow>? _badRows;

    public IReadOnlyList<T> Items => _items;

    public IReadOnlyList<BadRow> BadRows => _badRows ?? (IReadOnlyList<BadRow>)[];

    public void ReadAll(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) ReadOne(ref reader);
    }

    public void ReadOne(ref Utf8JsonReader reader)
    {
        var row = reader;
        try
        {
            if (reader.TokenType is JsonTokenType.Null) throw TokenText.NotA("a row", in reader);
            _items.Add(TastyJson.Converter<T>().Read(ref reader, typeof(T), TastyJson.Options)!);
        }
        catch (Exception error) when (JsonFault.Is(error))
        {
            var failedAt = reader.BytesConsumed;
            reader = row;
            reader.Skip();
            SetAside(error, body.Span[(int)row.TokenStartIndex..(int)reader.BytesConsumed], failedAt - row.TokenStartIndex);
        }
    }

    private void SetAside(Exception error, ReadOnlySpan<byte> row, long failedAt)
    {
        var raw = Encoding.UTF8.GetString(row[..Math.Min(LongestRaw, row.Length)]);
        (_badRows ??= []).Add(new BadRow(_items.Count + _badRows.Count, JsonFault.Reason(error, row, failedAt), row.Length > LongestRaw ? raw + "…" : raw));
    }
}
