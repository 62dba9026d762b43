namespace System.Management.Automation;

/// <summary>How a command was called.</summary>
public class InvocationInfo
{
    internal InvocationInfo(CommandInfo command, string invocationName, int position, int length)
    {
        MyCommand = command;
        InvocationName = invocationName;
        PipelinePosition = position;
        PipelineLength = length;
    }

    public CommandInfo MyCommand { get; }
    public string InvocationName { get; }
    public Dictionary<string, object?> BoundParameters { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<object> UnboundArguments { get; } = [];
    public bool ExpectingInput { get; internal set; }
    public int PipelinePosition { get; }
    public int PipelineLength { get; }
    public string Line => "";
    public string? PSScriptRoot => null;
}
