namespace TastyPS.Core.Streaming.Feed;

/// <summary>How to decode one event type on one channel: what each column of the feed's own field list is for. Compiled once per FEED_CONFIG.</summary>
internal sealed class ColumnPlan
{
    public enum Kind : byte
    {
        Skip,
        Symbol,
        Number,
        Text,
    }

    public readonly record struct Column(Kind Kind, int Ordinal);

    public ColumnPlan(FeedSchema schema, SymbolTable symbols, IEnumerable<string> fields)
    {
        Schema = schema;
        Symbols = symbols;
        Columns = fields.Select(name => name == "eventSymbol" ? new Column(Kind.Symbol, -1) : Of(schema, schema.Ordinal(name))).ToArray();
        Row = EmptyRow(schema);
    }

    public FeedSchema Schema { get; }
    public SymbolTable Symbols { get; }
    public Column[] Columns { get; }

    /// <summary>The one row that every event of this type is decoded into; a field without a column stays missing.</summary>
    public FeedValue[] Row { get; }

    public static Column Of(FeedSchema schema, int ordinal) =>
        ordinal < 0 ? new Column(Kind.Skip, -1) : new Column(schema.IsText[ordinal] ? Kind.Text : Kind.Number, ordinal);

    public static FeedValue[] EmptyRow(FeedSchema schema)
    {
        var row = new FeedValue[schema.FieldCount];
        Array.Fill(row, FeedValue.Missing);
        return row;
    }
}
