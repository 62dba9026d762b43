namespace TastyPS;

/// <summary>The classes of transactions.</summary>
public enum TransactionType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    AdministrativeTransfer,
    MoneyMovement,
    ReceiveDeliver,
    Trade,
}
