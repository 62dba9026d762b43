using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

/// <summary>
/// Walks a payload and the model that was read from it side by side, and lists every JSON field that the model lacks or reads wrongly.
/// What a value must be is worked out here from the JSON alone, not by the converters under test.
/// </summary>
internal sealed class CaptureComparer
{
    public List<string> Differences { get; } = [];

    public int Leaves { get; private set; }

    public void Compare(JsonElement json, object? model, string path, PropertyInfo? property = null)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when model is TastyList<SymbolMark> marks: CompareMarks(json, marks, path); break;
            case JsonValueKind.Object: CompareObject(json, model, path); break;
            case JsonValueKind.Array: CompareList(json, model, path, property); break;
            default: CompareLeaf(json, model, path, property); break;
        }
    }

    private void CompareObject(JsonElement json, object? model, string path)
    {
        if (model is null)
        {
            Differences.Add($"{path}: lost");
            return;
        }
        var byName = model.GetType().GetProperties().Where(p => p.CanWrite).ToDictionary(p => WireShapes.Name(model.GetType(), p.Name));
        foreach (var field in json.EnumerateObject())
        {
            var here = $"{path}.{field.Name}";
            if (!byName.TryGetValue(field.Name, out var property))
            {
                Differences.Add($"{here}: no property");
                continue;
            }
            var value = property.GetValue(model);
            if (value is Enum && Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0) value = ((TastyObject)model).GetRaw(property.Name);
            Compare(field.Value, value, here, property);
        }
    }

    private void CompareMarks(JsonElement json, TastyList<SymbolMark> marks, string path)
    {
        foreach (var field in json.EnumerateObject())
            CompareLeaf(field.Value, marks.SingleOrDefault(mark => mark.Symbol == field.Name)?.Mark, $"{path}.{field.Name}");
    }

    private void CompareList(JsonElement json, object? model, string path, PropertyInfo? property)
    {
        var items = (model as IEnumerable)?.Cast<object?>().ToList() ?? [];
        if (items.Count != json.GetArrayLength())
        {
            Differences.Add($"{path}: {items.Count} of {json.GetArrayLength()} items");
            return;
        }
        var i = 0;
        foreach (var element in json.EnumerateArray()) Compare(element, items[i], $"{path}[{i++}]", property);
    }

    private void CompareLeaf(JsonElement json, object? value, string path, PropertyInfo? property = null)
    {
        Leaves++;
        var text = json.ValueKind is JsonValueKind.String ? json.GetString()! : json.GetRawText();
        var right = value switch
        {
            null => text is "null" or "NaN" || (text is "-1" or "0" && property?.PropertyType == typeof(DateTime?)),
            string s => s == text,
            bool b => b == (text == "true"),
            decimal d => Number(text) is { } n && (n == d || (n == -d && HasDebit(property))),
            int or long => Number(text) == Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            DateTime date when property?.IsDefined(typeof(MarketDateAttribute)) is true => date.Kind is DateTimeKind.Unspecified && date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == text[..10],
            DateTime time => time.Kind is DateTimeKind.Local && new DateTimeOffset(time) == Instant(text),
            Enum member => Words(member.ToString()) == Words(text) || (text.Length == 1 && member.ToString()[0] == text[0]) || (member, text) is (QuoteAlertOperator.GreaterThan, ">"),
            _ => false,
        };
        if (!right) Differences.Add($"{path}: {text} was read as {value ?? "nothing"}");
    }

    // Whether an effect beside the amount may have turned its sign.
    private static bool HasDebit(PropertyInfo? property) =>
        property?.DeclaringType!.GetProperties().Any(other => other.PropertyType == typeof(PriceEffect?)) is true;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset Instant(string text) => Number(text) is { } milliseconds
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Words(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
