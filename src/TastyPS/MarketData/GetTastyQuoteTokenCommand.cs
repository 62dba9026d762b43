using System.Management.Automation;
using System.Net;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyQuoteToken: the key to the quote stream, for other DXLink clients; Watch-TastyQuote needs none.</summary>
[Cmdlet(VerbsCommon.Get, "TastyQuoteToken")]
[OutputType(typeof(ProtectedQuoteToken), typeof(QuoteToken))]
public sealed class GetTastyQuoteTokenCommand : TastySessionCmdlet
{
    /// <summary>The token as readable text. It is a secret for a day: keep it out of logs and transcripts.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var token = await client.MarketData.QuoteTokenAsync(CancelToken).ConfigureAwait(false);
        if (AsPlainText) Output(token);
        else Output(new ProtectedQuoteToken { Token = new NetworkCredential("", token.Token).SecurePassword, Level = token.Level, DxlinkUrl = token.DxlinkUrl, IssuedAt = token.IssuedAt, ExpiresAt = token.ExpiresAt });
    }
}
