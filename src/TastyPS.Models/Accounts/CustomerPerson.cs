namespace TastyPS;

/// <summary>The natural person behind a customer.</summary>
public sealed class CustomerPerson : TastyObject
{
    public string? ExternalId { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? MiddleName { get; set; }
    public string? PrefixName { get; set; }
    public string? SuffixName { get; set; }
    public string? BirthCountry { get; set; }

    [MarketDate]
    public DateTime? BirthDate { get; set; }

    public string? CitizenshipCountry { get; set; }
    public string? UsaCitizenshipType { get; set; }

    [MarketDate]
    public DateTime? VisaExpirationDate { get; set; }

    public string? VisaType { get; set; }
    public string? EmployerName { get; set; }
    public string? EmploymentStatus { get; set; }
    public string? JobTitle { get; set; }
    public string? MaritalStatus { get; set; }
    public string? NumberOfDependents { get; set; }
    public string? Occupation { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(FirstName, LastName);
}
