namespace TastyPS;

/// <summary>What a leg does. Buy and Sell alone are for outright futures only, where the venue infers open or close.</summary>
public enum OrderAction
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Allocate,
    Buy,
    BuyToClose,
    BuyToOpen,
    Sell,
    SellToClose,
    SellToOpen,
}
