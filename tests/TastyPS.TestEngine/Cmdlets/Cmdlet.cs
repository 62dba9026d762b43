using System.Management.Automation.Internal;

namespace System.Management.Automation.Internal
{
    public abstract class InternalCommand
    {
        internal InternalCommand() { }

        /// <summary>What the engine gave the cmdlet; a cmdlet that no pipeline runs has none.</summary>
        internal CommandRuntime Runtime
        {
            get => field ?? throw new PSInvalidOperationException("The cmdlet is not in a pipeline: run it through TestShell.");
            set;
        }
    }
}

namespace System.Management.Automation
{
    /// <summary>What every cmdlet can do: write, ask, fail, and take its turns.</summary>
    public abstract class Cmdlet : InternalCommand
    {
        public bool Stopping => Runtime.Stopping;

        public void WriteObject(object? sendToPipeline) => Runtime.WriteObject(sendToPipeline);

        public void WriteObject(object? sendToPipeline, bool enumerateCollection) => Runtime.WriteObject(sendToPipeline, enumerateCollection);

        public void WriteError(ErrorRecord errorRecord) => Runtime.WriteError(errorRecord ?? throw new PSArgumentNullException(nameof(errorRecord)));

        public void WriteWarning(string text) => Runtime.WriteWarning(text);

        public void WriteVerbose(string text) => Runtime.WriteVerbose(text);

        public void WriteDebug(string text) => Runtime.WriteDebug(text);

        public void WriteProgress(ProgressRecord progressRecord) => Runtime.WriteProgress(progressRecord);

        public void WriteInformation(object messageData, string[] tags)
        {
            var record = new InformationRecord(messageData, "");
            record.Tags.AddRange(tags ?? []);
            Runtime.WriteInformation(record);
        }

        public void WriteInformation(InformationRecord informationRecord) => Runtime.WriteInformation(informationRecord);

        public void ThrowTerminatingError(ErrorRecord errorRecord) => Runtime.ThrowTerminatingError(errorRecord ?? throw new PSArgumentNullException(nameof(errorRecord)));

        public bool ShouldProcess(string target) => ShouldProcess(target, Runtime.CommandName);

        public bool ShouldProcess(string target, string action) => ShouldProcess($"Performing the operation \"{action}\" on target \"{target}\".", null!, null!);

        public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) => ShouldProcess(verboseDescription, verboseWarning, caption, out _);

        public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason) =>
            Runtime.Confirmation.ShouldProcess(verboseDescription, verboseWarning, caption, out shouldProcessReason);

        public bool ShouldContinue(string query, string caption)
        {
            bool? yesToAll = null, noToAll = null;
            return Runtime.Confirmation.ShouldContinue(query, caption, ref yesToAll, ref noToAll);
        }

        public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)
        {
            bool? yes = yesToAll, no = noToAll;
            var go = Runtime.Confirmation.ShouldContinue(query, caption, ref yes, ref no);
            (yesToAll, noToAll) = (yes == true, no == true);
            return go;
        }

        internal void DoBegin() => BeginProcessing();

        internal void DoProcess() => ProcessRecord();

        internal void DoEnd() => EndProcessing();

        internal void DoStop() => StopProcessing();

        protected virtual void BeginProcessing() { }

        protected virtual void ProcessRecord() { }

        protected virtual void EndProcessing() { }

        protected virtual void StopProcessing() { }
    }
}
