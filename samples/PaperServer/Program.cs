using System.Runtime.InteropServices;
using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Samples.PaperServer;

// The paper broker on loopback, for any tastytrade client. One JSON line says where it is and how to log in; Ctrl+C ends it.
if (args is ["--help" or "-h"])
{
    Console.WriteLine(ServerOptions.Usage);
    return 0;
}
if (!ServerOptions.TryParse(args, out var options, out var complaint))
{
    Console.Error.WriteLine(complaint);
    return 2;
}

try
{
    var source = options.Quotes is { } quotes ? await QuoteLogin.OpenAsync(quotes, options.Live) : options.Broker.Source;
    await using var broker = new PaperBroker(options.Broker with { Source = source });
    await using var listener = PaperListener.Start(broker, options.Port);
    var stopped = new TaskCompletionSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

    if (source is TapeSource tape)
    {
        foreach (var fault in tape.Faults) Console.Error.WriteLine(fault);
        tape.Ended += Console.Error.WriteLine;
    }
    Console.WriteLine(listener.ReadyLine());
    await stopped.Task;
    return 0;

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped.TrySetResult();
    }
}
catch (Exception refused) when (refused is PaperListenerException or PaperStateException or TastyException)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
