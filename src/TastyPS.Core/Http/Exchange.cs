namespace TastyPS.Core.Http;

/// <summary>One attempt of a call, and what came of it. The body is good during the call that tells of it.</summary>
/// <param name="Status">Null where no answer came.</param>
internal readonly record struct Exchange(ApiRequest Call, int? Status, TimeSpan Took, ReadOnlyMemory<byte> Body);
