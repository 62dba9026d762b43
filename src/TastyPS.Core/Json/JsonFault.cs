using System.Text;
using System.Text.Json;

namespace TastyPS.Core.Json;

/// <summary>Tells the errors of bad JSON from those of bad code, and words them.</summary>
internal static class JsonFault
{
    public static bool Is(Exception error) => error
        is JsonException
        or FormatException
        or OverflowException
        // A text that is none: bytes that are no UTF-8, or half of a surrogate pair. A value of another kind than was asked for is bad code.
        or InvalidOperationException { InnerException: DecoderFallbackException } or InvalidOperationException { Source: "System.Text.Json.Rethrowable" };

    /// <summary>What is wrong with <paramref name="json"/>, whose reading stopped at <paramref name="failedAt"/>.</summary>
    public static string Reason(Exception error, ReadOnlySpan<byte> json, long failedAt)
    {
        if (Path(json, failedAt) is not { } path) return "The answer is not JSON, or only a part of it came";
        var reason = error is JsonException ? error.Message : "a value cannot be read";
        return path.Length == 0 ? reason : $"{path}: {reason}";
    }

    // The serializer's converters do not know where they are, so the way there is read again. Null where the JSON itself is broken.
    private static string? Path(ReadOnlySpan<byte> json, long failedAt)
    {
        var reader = new Utf8JsonReader(json);
        var names = new Stack<(int Depth, string Name)>();
        try
        {
            while (reader.BytesConsumed < failedAt && reader.Read())
            {
                while (names.Count > 0 && names.Peek().Depth >= Math.Max(1, reader.CurrentDepth) && reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject)
                    names.Pop();
                if (reader.TokenType is JsonTokenType.PropertyName) names.Push((reader.CurrentDepth, reader.GetString()!));
            }
            return string.Join('.', names.Reverse().Select(name => name.Name));
        }
        catch (Exception error) when (Is(error))
        {
            return null;
        }
    }
}
