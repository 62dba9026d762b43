using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>New-TastyPaperAccount: an account of play money, with nothing but cash in it.</summary>
[Cmdlet(VerbsCommon.New, "TastyPaperAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PaperAccountSummary))]
public sealed class NewTastyPaperAccountCommand : TastySessionCmdlet
{
    /// <summary>What it may do.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Margin", "Ira")]
    public PaperAccountType Kind { get; set; } = PaperAccountType.Margin;

    /// <summary>The cash that it starts with.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e12)]
    public decimal Deposit { get; set; } = 100_000m;

    /// <summary>Its name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Nickname { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var paper = client.Paper;
        var action = string.Create(CultureInfo.InvariantCulture, $"Open a paper account ({Kind}) with {Deposit}");
        if (!await ShouldAsync(client.Connection.Name, action).ConfigureAwait(false)) return;
        var opened = await paper.OpenAsync(new PaperAccountRequest { Kind = Kind, Deposit = Deposit, Nickname = Nickname }, CancelToken).ConfigureAwait(false);
        // The session learns its accounts anew, so that cmdlets without -AccountNumber read this one too.
        await client.Connection.OpenAsync(Sink, CancelToken).ConfigureAwait(false);
        Output(opened);
    }
}
