namespace System.Management.Automation;

public enum ActionPreference { SilentlyContinue = 0, Stop = 1, Continue = 2, Inquire = 3, Ignore = 4, Suspend = 5 }

public enum ShouldProcessReason { None, WhatIf }

public enum ProgressRecordType { Processing, Completed }

/// <summary>The state of one activity.</summary>
public class ProgressRecord(int activityId, string activity, string statusDescription)
{
    public int ActivityId { get; } = activityId;
    public string Activity { get; set; } = activity;
    public string StatusDescription { get; set; } = statusDescription;
    public string? CurrentOperation { get; set; }
    public int ParentActivityId { get; set; } = -1;
    public int PercentComplete { get; set; } = -1;
    public int SecondsRemaining { get; set; } = -1;
    public ProgressRecordType RecordType { get; set; }

    public override string ToString() => $"{Activity}: {StatusDescription}";
}

/// <summary>A message with tags on the information stream.</summary>
public class InformationRecord(object messageData, string source)
{
    public object MessageData { get; } = messageData;
    public string Source { get; set; } = source;
    public List<string> Tags { get; } = [];

    public override string ToString() => MessageData?.ToString() ?? "";
}
