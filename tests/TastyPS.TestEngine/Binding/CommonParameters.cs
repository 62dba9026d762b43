namespace System.Management.Automation.Internal;

/// <summary>The parameters that the engine gives every cmdlet; they bind like a cmdlet's own.</summary>
internal sealed class CommonParameters
{
    [Parameter] [Alias("vb")] public SwitchParameter Verbose { get; set; }
    [Parameter] [Alias("db")] public SwitchParameter Debug { get; set; }
    [Parameter] [Alias("ea")] public ActionPreference ErrorAction { get; set; }
    [Parameter] [Alias("wa")] public ActionPreference WarningAction { get; set; }
    [Parameter] [Alias("infa")] public ActionPreference InformationAction { get; set; }
    [Parameter] [Alias("proga")] public ActionPreference ProgressAction { get; set; }
    [Parameter] [Alias("ev")] public string? ErrorVariable { get; set; }
    [Parameter] [Alias("wv")] public string? WarningVariable { get; set; }
    [Parameter] [Alias("iv")] public string? InformationVariable { get; set; }
    [Parameter] [Alias("ov")] public string? OutVariable { get; set; }
    [Parameter] [Alias("ob")] public int OutBuffer { get; set; }
    [Parameter] [Alias("pv")] public string? PipelineVariable { get; set; }
}

/// <summary>The parameters of a cmdlet that supports ShouldProcess.</summary>
internal sealed class ShouldProcessParameters
{
    [Parameter] [Alias("wi")] public SwitchParameter WhatIf { get; set; }
    [Parameter] [Alias("cf")] public SwitchParameter Confirm { get; set; }
}
