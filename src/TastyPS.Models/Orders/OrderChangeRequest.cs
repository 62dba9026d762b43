namespace TastyPS;

/// <summary>The changes of a replace or an edit. Legs and quantity always come from the original order.</summary>
public sealed class OrderChangeRequest : OrderTerms;
