using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>What to do about a refusal, by the venue's code. The list is open: an order refused for another reason has its message.</summary>
public static class RefusalAdvice
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["margin_check_failed"] = "Trade less, or free buying power: Get-TastyBalance; -DryRun shows what the order needs.",
        ["cant_buy_for_credit"] = "What is bought is paid for: say -Debit.",
        ["cant_sell_for_debit"] = "What is sold brings money in: say -Credit.",
        ["gtc_market_orders_not_supported"] = "A market order works for the day: -TimeInForce Day, or a limit.",
        ["tif_no_after_hours_opening_market_orders"] = "Wait for the open (Wait-TastyMarketOpen), or send a limit.",
        ["illegal_buy_and_sell_on_same_symbol"] = "Cancel the working order on the other side first: Get-TastyOrder -Working, Stop-TastyOrder.",
        ["order_must_omit_price"] = "Leave the price out, or make it a limit order.",
        ["fractional_market_orders_only"] = "Send a fraction of a share with -Market or -Notional.",
        ["closing_only"] = "The account may only close positions: Get-TastyTradingStatus.",
        ["closing_with_no_position"] = "There is nothing to close: Get-TastyPosition.",
        ["instrument_validation_failed"] = "Check the symbol, and whether it trades: Get-TastyInstrument.",
        ["invalid_option_level"] = "The account's options level does not allow it: Get-TastyTradingStatus.",
        ["cannot_update_order"] = "The order has ended or was replaced: Get-TastyOrder shows how.",
    };

    public static string? Of(string? code) => code is null ? null : Known.GetValueOrDefault(code);

    internal static string? Of(ApiError? error) => error is null ? null : error.Errors.Select(e => Of(e.Code)).FirstOrDefault(a => a is not null) ?? Of(error.Code);
}
