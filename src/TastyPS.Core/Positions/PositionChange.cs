namespace TastyPS.Core;

/// <summary>Something was opened, changed or closed; it takes its turn among the events of the market.</summary>
internal sealed class PositionChange(Position position, string streamerSymbol) : StreamEvent
{
    public Position Position { get; } = position;

    public string StreamerSymbol { get; } = streamerSymbol;
}
