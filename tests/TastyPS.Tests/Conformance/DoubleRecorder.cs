using TastyProbe;
using TastyPS.TestEngine;

namespace TastyPS.Tests.Conformance;

/// <summary>Runs a scenario on the double and writes its transcript in the spelling of the real engine's recorder.</summary>
internal static class DoubleRecorder
{
    public static string[] Record(Scenario scenario)
    {
        var shell = new TestShell().Register(typeof(Scenario).Assembly);
        foreach (var (name, value) in scenario.Variables) shell.Variables[name] = value;
        TestProbeLife.Clear();

        var pipeline = scenario.Pipeline.Aggregate(new PipelineBuilder(shell), Add).Input(scenario.Input).Answers(scenario.Answers);
        var run = pipeline.Run();

        var transcript = new Transcript();
        foreach (var value in run.Output) transcript.Output(value);
        foreach (var error in run.Errors) transcript.Error(error.FullyQualifiedErrorId, error.CategoryInfo.Category, error.ToString());
        if (run.Terminating is { } end) transcript.Terminating(end.FullyQualifiedErrorId, end.CategoryInfo.Category, end.ToString());
        foreach (var line in run.HostLines) transcript.Told(line);
        foreach (var text in run.Verbose) transcript.Line("verbose", text);
        foreach (var text in run.Debug) transcript.Line("debug", text);
        foreach (var text in run.Warnings) transcript.Line("warning", text);
        foreach (var record in run.Information) transcript.Line("information", $"{record.MessageData} [{string.Join(",", record.Tags)}]");
        foreach (var record in run.Progress) transcript.Line("progress", $"{record.Activity} {record.StatusDescription}");
        transcript.Asked(run.Questions.Count);
        foreach (var name in Transcript.Variables(scenario)) transcript.Variable(name, shell.Variables.GetValueOrDefault(name));
        foreach (var turn in TestProbeLife.Log) transcript.Line("life", turn);
        return transcript.ToArray();
    }

    private static PipelineBuilder Add(PipelineBuilder pipeline, Step step) => step.Command == "Select-Object"
        ? pipeline.First((int)step.Arguments.Single(a => a.Name == "First").Value!)
        : pipeline.Pipe(step.Command, [.. step.Arguments.Select(a => (a.Name ?? "", a.Value))]);
}
