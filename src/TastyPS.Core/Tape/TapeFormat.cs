using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Core.Tape;

/// <summary>
/// The words of a tape: JSON lines, the first of them about the tape, each other with its instant (<c>at</c>, UTC) and one thing that
/// happened then. <c>about_TastyTape</c> has it in full.
/// </summary>
internal static class TapeFormat
{
    /// <summary>Written into the first line; a reader refuses a higher one.</summary>
    public const int Version = 1;

    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static readonly JsonEncodedText Tape = JsonEncodedText.Encode("tape");
    public static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
    public static readonly JsonEncodedText Feed = JsonEncodedText.Encode("feed");
    public static readonly JsonEncodedText Account = JsonEncodedText.Encode("account");
    public static readonly JsonEncodedText Rest = JsonEncodedText.Encode("rest");
    public static readonly JsonEncodedText Stream = JsonEncodedText.Encode("stream");
    public static readonly JsonEncodedText Gap = JsonEncodedText.Encode("gap");
    public static readonly JsonEncodedText End = JsonEncodedText.Encode("end");
}
