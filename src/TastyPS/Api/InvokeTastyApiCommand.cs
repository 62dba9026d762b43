using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Http;

namespace TastyPS.Commands;

/// <summary>Invoke-TastyApi: any path of the API, through the session's pipeline. What has a cmdlet is better asked through it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TastyApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeTastyApiCommand : TastySessionCmdlet
{
    /// <summary>The path from its first slash on, each segment percent-encoded as it goes on the wire.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidatePattern("^/")]
    public string Path { get; set; } = "";

    /// <summary>GET asks nothing; the others ask first.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>Query parameters; an array is sent as the key repeated: <c>@{ 'symbol[]' = 'SPY', 'QQQ' }</c>.</summary>
    [Parameter]
    public System.Collections.IDictionary? Query { get; set; }

    /// <summary>The body: a hashtable or an object is written as JSON, a string is sent as it is.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    /// <summary>Send it to the backtester's host.</summary>
    [Parameter]
    public SwitchParameter Backtester { get; set; }

    /// <summary>The answer as text, as it came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        var body = Body is null ? null : System.Text.Encoding.UTF8.GetBytes(await AskAsync(() => Json(Body)).ConfigureAwait(false));
        Method = Method.ToUpperInvariant();
        var call = ApiRequest.Of(Method, Path, body) with { Query = Parameters(), Host = Backtester ? ApiHost.Backtester : ApiHost.Api };
        client.Connection.Risk.CheckRaw(call);
        if (Method != "GET" && !await ShouldAsync($"{client.Connection.Options.Environment} ({client.Connection.Name})", $"{Method} {Path}").ConfigureAwait(false)) return;
        var answer = System.Text.Encoding.UTF8.GetString((await client.Rest.SendAsync(call, CancelToken).ConfigureAwait(false)).Span);
        if (answer.Length == 0) return;
        if (Raw) Output(answer);
        else Say(() => WriteObject(FromJson(answer), enumerateCollection: true));
    }

    private QueryString Parameters()
    {
        var query = new QueryString();
        foreach (System.Collections.DictionaryEntry pair in Query ?? new System.Collections.Hashtable())
            query.AddEach(pair.Key.ToString()!, LanguagePrimitives.ConvertTo<string[]>(pair.Value));
        return query;
    }

    private string Json(object body) => (body is PSObject wrapped ? wrapped.BaseObject : body) is string text
        ? text
        : (string)InvokeCommand.InvokeScript(true, ScriptBlock.Create("param($o) ConvertTo-Json -InputObject $o -Depth 20 -Compress -EnumsAsStrings"), null, body)[0].BaseObject;

    private IEnumerable<PSObject> FromJson(string text) => InvokeCommand.InvokeScript(true, ScriptBlock.Create("param($t) ConvertFrom-Json -InputObject $t -NoEnumerate"), null, text);
}
