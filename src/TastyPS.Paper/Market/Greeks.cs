namespace TastyPS.Paper;

/// <summary>Sensitivities of one contract's price in dxFeed's units: theta per calendar day, vega and rho per percentage point,
/// volatility as a yearly fraction.</summary>
public sealed record Greeks(decimal TheoPrice, decimal ImpliedVolatility, decimal Delta, decimal Gamma, decimal Theta, decimal Vega, decimal Rho);
