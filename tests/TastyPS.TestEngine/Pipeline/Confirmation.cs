using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace System.Management.Automation.Internal;

/// <summary>ShouldProcess and ShouldContinue: -WhatIf, -Confirm, $ConfirmPreference, and the answers of the person.</summary>
internal sealed class Confirmation(CommandRuntime runtime, ShouldProcessParameters parameters, ConfirmImpact impact)
{
    private enum Answer { Yes, YesToAll, Halt, No, NoToAll, Suspend }

    private Answer? _toAll;

    private bool WhatIf => runtime.Given("WhatIf") ? parameters.WhatIf : LanguagePrimitives.IsTrue(runtime.Shell.Variables.GetValueOrDefault("WhatIfPreference"));

    private bool Asks
    {
        get
        {
            if (runtime.Given("Confirm")) return parameters.Confirm;
            var preference = runtime.Preference("ConfirmPreference", ConfirmImpact.High);
            return impact != ConfirmImpact.None && preference != ConfirmImpact.None && impact >= preference;
        }
    }

    public bool ShouldProcess(string description, string? warning, string? caption, out ShouldProcessReason reason)
    {
        runtime.ThrowIfStopping();
        reason = ShouldProcessReason.None;
        if (_toAll is { } earlier) return earlier == Answer.YesToAll;
        if (WhatIf)
        {
            runtime.ThrowIfNotPermitted();
            reason = ShouldProcessReason.WhatIf;
            runtime.Shell.Host.UI.WriteLine("What if: " + description);
            return false;
        }
        if (!Asks)
        {
            if (runtime.Verbose) runtime.WriteVerbose(description);
            return true;
        }
        runtime.ThrowIfNotPermitted();
        var answer = Ask(string.IsNullOrEmpty(warning) ? $"Are you sure you want to perform this action?\n{description}" : warning, caption, Answer.Yes, Answer.YesToAll, Answer.No, Answer.NoToAll, Answer.Suspend);
        if (answer is Answer.YesToAll or Answer.NoToAll) _toAll = answer;
        return answer is Answer.Yes or Answer.YesToAll;
    }

    public bool ShouldContinue(string query, string caption, ref bool? yesToAll, ref bool? noToAll)
    {
        runtime.ThrowIfNotPermitted();
        if (noToAll == true) return false;
        if (yesToAll == true) return true;
        var answer = yesToAll is null
            ? Ask(query, caption, Answer.Yes, Answer.No, Answer.Suspend)
            : Ask(query, caption, Answer.Yes, Answer.YesToAll, Answer.No, Answer.NoToAll, Answer.Suspend);
        if (answer == Answer.YesToAll) yesToAll = true;
        if (answer == Answer.NoToAll) noToAll = true;
        return answer is Answer.Yes or Answer.YesToAll;
    }

    /// <summary>A preference of Inquire: go on, or halt the command.</summary>
    public void Inquire(string text)
    {
        if (Ask(text, null, Answer.Yes, Answer.YesToAll, Answer.Halt, Answer.Suspend) == Answer.Halt)
            throw runtime.Fail(new ActionPreferenceStopException("The running command stopped because the user selected the Stop option."));
    }

    private Answer Ask(string message, string? caption, params Answer[] answers)
    {
        var choices = new Collection<ChoiceDescription>([.. answers.Select(a => new ChoiceDescription(Label(a)))]);
        while (true)
        {
            var picked = runtime.Shell.Host.UI.PromptForChoice(string.IsNullOrEmpty(caption) ? "Confirm" : caption, message, choices, 0);
            if (answers[picked] != Answer.Suspend) return answers[picked];
            runtime.Shell.Host.EnterNestedPrompt();
        }
    }

    private static string Label(Answer answer) => answer switch
    {
        Answer.Yes => "&Yes",
        Answer.YesToAll => "Yes to &All",
        Answer.Halt => "&Halt Command",
        Answer.No => "&No",
        Answer.NoToAll => "No to A&ll",
        _ => "&Suspend",
    };
}
