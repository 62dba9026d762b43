using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// What the <c>$using:</c> expressions of a block are worth in the caller's scope, under the keys by which the engine finds them in another
/// runspace: it is given the table as the parameter <c>--%</c>, as Start-ThreadJob does.
/// </summary>
internal static partial class UsingValues
{
    /// <summary>The expressions as they are written; variables in small letters, for their names have no case.</summary>
    public static readonly ScriptBlock Find = ScriptBlock.Create("""
        param($Block)
        $Block.Ast.FindAll({ $args[0] -is [System.Management.Automation.Language.UsingExpressionAst] }, $true) | ForEach-Object {
            $_.SubExpression -is [System.Management.Automation.Language.VariableExpressionAst] ? "$_".ToLowerInvariant() : "$_"
        }
        """);

    /// <exception cref="TastyException">A variable does not exist.</exception>
    public static Hashtable Of(CommandInvocationIntrinsics invoke, ScriptBlock block)
    {
        var values = new Hashtable();
        foreach (var found in invoke.InvokeScript(true, Find, null, block))
        {
            var mention = (string)found.BaseObject;
            // In a table of its own, because the engine unrolls whatever collection a script gives.
            var script = ScriptBlock.Create($"Set-StrictMode -Version 1; @{{ Value = {Scope().Replace(mention, "$$$1")} }}");
            try
            {
                values[Convert.ToBase64String(Encoding.Unicode.GetBytes(mention))] = ((Hashtable)invoke.InvokeScript(true, script, null)[0].BaseObject)["Value"];
            }
            catch (RuntimeException e)
            {
                throw new TastyException(ErrorIds.ParameterInvalid, $"{mention} has no value: {e.Message}", "$using: names a variable of the script that calls.", e) { Target = mention };
            }
        }
        return values;
    }

    // $using:x, ${using:x} and the splatted @using:x
    [GeneratedRegex(@"^[$@](\{?)using:", RegexOptions.IgnoreCase)]
    private static partial Regex Scope();
}
