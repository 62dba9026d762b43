namespace TastyPS;

/// <summary>What a line of a reconciliation is about.</summary>
public enum ReconciliationSubject
{
    Position,
    Order,
    Cash,
}
