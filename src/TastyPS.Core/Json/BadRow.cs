namespace TastyPS.Core.Json;

/// <summary>A row of a list that could not be read; the others came out.</summary>
/// <param name="Index">Its place in the page, from 0.</param>
/// <param name="Reason">What was wrong, with the field's name where it is known.</param>
/// <param name="Raw">Its JSON, shortened.</param>
public sealed record BadRow(int Index, string Reason, string Raw);
