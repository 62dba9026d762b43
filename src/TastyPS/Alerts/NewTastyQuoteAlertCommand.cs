using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>New-TastyQuoteAlert: has the venue watch a price.</summary>
[Cmdlet(VerbsCommon.New, "TastyQuoteAlert", DefaultParameterSetName = AboveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(QuoteAlert))]
public sealed class NewTastyQuoteAlertCommand : TastySessionCmdlet
{
    private const string AboveSet = "Above";
    private const string BelowSet = "Below";

    /// <summary>One or more symbols, each with its own alert.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>Alert when the figure is greater than this.</summary>
    [Parameter(ParameterSetName = AboveSet, Mandatory = true)]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e9)]
    public decimal Above { get; set; }

    /// <summary>Alert when the figure is less than this.</summary>
    [Parameter(ParameterSetName = BelowSet, Mandatory = true)]
    [DecimalTransformation]
    [ValidateRange(0.0, 1e9)]
    public decimal Below { get; set; }

    /// <summary>The figure: Last, Bid, Ask, or IV.</summary>
    [Parameter]
    [ValidateSet("Last", "Bid", "Ask", "IV")]
    public QuoteAlertField Field { get; set; } = QuoteAlertField.Last;

    /// <summary>When the venue stops watching; it decides without.</summary>
    [Parameter]
    public DateTime? ExpiresAt { get; set; }

    protected override Task RunAsync(TastyClient client) => EachAsync(Symbol, async symbol =>
    {
        var (word, comparison, threshold) = ParameterSetName == AboveSet ? ("above", QuoteAlertOperator.GreaterThan, Above) : ("below", QuoteAlertOperator.LessThan, Below);
        var action = string.Create(CultureInfo.InvariantCulture, $"Alert when {Field} is {word} {threshold}");
        if (!await ShouldAsync($"{symbol} ({client.Connection.Options.Environment})", action).ConfigureAwait(false)) return;
        var request = new QuoteAlertRequest
        {
            Symbol = symbol,
            InstrumentType = TastyPS.Symbol.Parse(symbol).InstrumentType,
            Field = Field,
            Operator = comparison,
            Threshold = threshold,
            ThresholdNumeric = threshold,
            ExpiresAt = ExpiresAt,
        };
        var alert = await client.QuoteAlerts.CreateAsync(request, CancelToken).ConfigureAwait(false);
        client.Connection.QuoteAlertIds.Add(alert.AlertExternalId, alert.ToString());
        Output(alert);
    });
}
