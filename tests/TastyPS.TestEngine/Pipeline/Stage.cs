namespace System.Management.Automation.Internal;

/// <summary>One place in a pipeline: it begins, takes objects, ends.</summary>
internal abstract class Stage
{
    /// <summary>Did an object ever reach this stage from upstream?</summary>
    public abstract bool TakesInput { get; }

    public virtual void Prepare() { }

    public virtual void Begin() { }

    public abstract void Take(object? value);

    public virtual void Complete() { }

    public virtual void Stop() { }

    public virtual void Dispose() { }
}
