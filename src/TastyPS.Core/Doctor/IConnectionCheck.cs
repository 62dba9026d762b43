namespace TastyPS.Core.Doctor;

/// <summary>One thing that the doctor looks at.</summary>
internal interface IConnectionCheck
{
    /// <summary>The name of its line.</summary>
    string Name { get; }

    /// <summary>What was found; null where the check cannot be made, because of an earlier fault or because there is nothing to look at.</summary>
    Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken);
}
