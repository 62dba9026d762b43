using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace TastyProbe;

/// <summary>Runs a scenario on the real engine and writes its transcript. Only a real engine can run this class; Pester calls it.</summary>
public static class EngineRecorder
{
    /// <summary>The transcript of one scenario, one line for each thing the engine did, grouped by stream.</summary>
    public static string[] Record(Scenario scenario)
    {
        var host = new RecorderHost(scenario.Answers);
        var state = InitialSessionState.CreateDefault();
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        using (var import = PowerShell.Create())
        {
            import.Runspace = runspace;
            import.AddCommand("Import-Module").AddParameter("Assembly", typeof(EngineRecorder).Assembly).Invoke();
        }
        foreach (var (name, value) in scenario.Variables) SetVariable(runspace, name, value);
        TestProbeLife.Clear();

        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        foreach (var step in scenario.Pipeline)
        {
            shell.AddCommand(step.Command);
            foreach (var argument in step.Arguments) Add(shell, argument);
        }

        var transcript = new Transcript();
        var output = new PSDataCollection<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(scenario.Input, output);
        }
        catch (Exception e) when (e is IContainsErrorRecord)
        {
            terminating = ((IContainsErrorRecord)e).ErrorRecord;
        }
        foreach (var value in output) transcript.Output(value?.BaseObject);
        foreach (var error in shell.Streams.Error) transcript.Error(error.FullyQualifiedErrorId, error.CategoryInfo.Category, Message(error));
        if (terminating is not null) transcript.Terminating(terminating.FullyQualifiedErrorId, terminating.CategoryInfo.Category, Message(terminating));
        foreach (var line in host.Lines) transcript.Told(line);
        foreach (var record in shell.Streams.Verbose) transcript.Line("verbose", record.Message);
        foreach (var record in shell.Streams.Debug) transcript.Line("debug", record.Message);
        foreach (var record in shell.Streams.Warning) transcript.Line("warning", record.Message);
        foreach (var record in shell.Streams.Information) transcript.Line("information", $"{record.MessageData} [{string.Join(",", record.Tags)}]");
        foreach (var record in shell.Streams.Progress.Where(p => p.ActivityId == 1)) transcript.Line("progress", $"{record.Activity} {record.StatusDescription}");
        transcript.Asked(host.Asked);
        foreach (var name in Transcript.Variables(scenario)) transcript.Variable(name, runspace.SessionStateProxy.GetVariable(name));
        foreach (var turn in TestProbeLife.Log) transcript.Line("life", turn);
        return transcript.ToArray();
    }

    private static void Add(PowerShell shell, Argument argument)
    {
        if (argument.Name is null) shell.AddArgument(argument.Value);
        else if (argument.HasValue) shell.AddParameter(argument.Name, argument.Value);
        else shell.AddParameter(argument.Name);
    }

    private static void SetVariable(Runspace runspace, string name, object? value)
    {
        if (value is Hashtable table && runspace.SessionStateProxy.GetVariable(name) is IDictionary defaults)
            foreach (DictionaryEntry entry in table) defaults[entry.Key] = entry.Value;
        else
            runspace.SessionStateProxy.SetVariable(name, value);
    }

    private static string Message(ErrorRecord error) => error.ErrorDetails?.Message ?? error.Exception.Message;
}
