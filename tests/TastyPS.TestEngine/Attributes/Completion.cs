using System.Collections;
using System.Management.Automation.Language;

namespace System.Management.Automation;

/// <summary>Offers values for an argument.</summary>
public interface IArgumentCompleter
{
    IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters);
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class ArgumentCompleterAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}

public enum CompletionResultType { Text, History, Command, ProviderItem, ProviderContainer, Property, Method, ParameterName, ParameterValue, Variable, Namespace, Type, Keyword, DynamicKeyword }

/// <summary>One offer of a completer.</summary>
public class CompletionResult(string completionText, string listItemText, CompletionResultType resultType, string toolTip)
{
    public CompletionResult(string completionText)
        : this(completionText, completionText, CompletionResultType.Text, completionText) { }

    public string CompletionText { get; } = Filled(completionText);
    public string ListItemText { get; } = Filled(listItemText);
    public CompletionResultType ResultType { get; } = resultType;
    public string ToolTip { get; } = Filled(toolTip);

    // The engine refuses empty texts too.
    private static string Filled(string text) => string.IsNullOrEmpty(text) ? throw new PSArgumentNullException(nameof(text)) : text;
}
