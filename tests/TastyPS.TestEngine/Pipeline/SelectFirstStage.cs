namespace System.Management.Automation.Internal;

/// <summary>Select-Object -First: passes on so many, then stops those upstream.</summary>
internal sealed class SelectFirstStage(Pipeline pipeline, int count) : Stage
{
    private int _taken;

    public override bool TakesInput => true;

    public override void Take(object? value)
    {
        if (_taken < count)
        {
            _taken++;
            pipeline.PassFrom(this, value);
        }
        if (_taken >= count) throw pipeline.StopUpstream(this);
    }
}
