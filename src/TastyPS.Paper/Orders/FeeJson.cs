using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Fees as an order's answer lists them: each kind with its sign and its parts.</summary>
internal static class FeeJson
{
    public static JsonObject Of(PaperFees fees)
    {
        var json = new JsonObject().AddMoney("regulatory-fees", -fees.Regulatory);
        json["regulatory-fees-breakdown"] = Parts(("exchange", fees.Exchange), ("nfa", fees.Nfa), ("orf", fees.Orf), ("sec", fees.Sec), ("taf", fees.Taf));
        json.AddMoney("clearing-fees", -fees.Clearing);
        json["clearing-fees-breakdown"] = Parts(("clearing", fees.Clearing));
        json.AddMoney("commission", -fees.Commission);
        json["commission-breakdown"] = Parts(("brokerage", fees.Commission));
        json.AddMoney("proprietary-index-option-fees", -fees.Proprietary);
        json["proprietary-fees-breakdown"] = Parts(("proprietary", fees.Proprietary));
        json.AddMoney("total-fees", -fees.Total).AddMoney("rebates", 0);
        json["rebates-breakdown"] = Parts(("rebate", 0));
        json["per-quantity"] = false;
        return json;
    }

    private static JsonArray Parts(params (string Name, decimal Value)[] parts)
        => new([.. parts.Select(p => new JsonObject { ["name"] = p.Name, ["value"] = WireJson.Decimal(p.Value), ["effect"] = WireJson.Effect(-p.Value) })]);
}
