namespace System.Management.Automation.Language;

/// <summary>The syntax tree in name only: the double has no parser, and completers are given none.</summary>
public abstract class Ast
{
    internal Ast() { }
}

public abstract class StatementAst : Ast
{
    internal StatementAst() { }
}

public abstract class CommandBaseAst : StatementAst
{
    internal CommandBaseAst() { }
}

public class CommandAst : CommandBaseAst
{
    private readonly string _commandName;

    internal CommandAst(string commandName) => _commandName = commandName;

    public string GetCommandName() => _commandName;
}
