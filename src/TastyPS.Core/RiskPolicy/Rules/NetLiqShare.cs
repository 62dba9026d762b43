namespace TastyPS.Core;

/// <summary>Measures capital at risk by the net liquidating value.</summary>
internal static class NetLiqShare
{
    public static async Task<RiskFinding> OfAsync(RiskCase order, decimal risk, decimal limit, string what)
    {
        var worth = await order.NetLiqAsync().ConfigureAwait(false);
        var percent = decimal.Round(risk / worth * 100, 2);
        return RiskFinding.AtMost(percent, limit, $"{what}: {risk:0.00} at risk, {percent:0.##} % of {worth:0.00}");
    }
}
