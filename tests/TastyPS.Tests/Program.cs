using TastyPS.Tests.Children;

// The tests are a program only for themselves: what has to be a process of its own (to be killed, to race) is started from here.
return await ChildPrograms.RunAsync(args);
