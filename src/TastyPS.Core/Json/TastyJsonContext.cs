using System.Text.Json.Serialization;

namespace TastyPS.Core.Json;

/// <summary>The generated metadata of the models: no reflection when the first answer is read.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(Dictionary<string, object?>))]
[JsonSerializable(typeof(PageInfo))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ApiError))]
[JsonSerializable(typeof(OAuthToken))]
[JsonSerializable(typeof(AccountAuthority))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(TradingStatus))]
[JsonSerializable(typeof(AccountBalance))]
[JsonSerializable(typeof(BalanceSnapshot))]
[JsonSerializable(typeof(Position))]
[JsonSerializable(typeof(Transaction))]
[JsonSerializable(typeof(TotalFees))]
[JsonSerializable(typeof(QuoteToken))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(ComplexOrder))]
[JsonSerializable(typeof(PlacedOrderResponse))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(OrderChangeRequest))]
[JsonSerializable(typeof(ComplexOrderRequest))]
[JsonSerializable(typeof(ComplexOrderChangeRequest))]
internal sealed partial class TastyJsonContext : JsonSerializerContext;
