namespace TastyPS;

/// <summary>An officer of an entity.</summary>
public sealed class EntityOfficer : TastyObject
{
    public string? Id { get; set; }
    public string? ExternalId { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? MiddleName { get; set; }
    public string? PrefixName { get; set; }
    public string? SuffixName { get; set; }
    public Address? Address { get; set; }
    public string? BirthCountry { get; set; }

    [MarketDate]
    public DateTime? BirthDate { get; set; }

    public string? CitizenshipCountry { get; set; }
    public string? Email { get; set; }
    public string? EmployerName { get; set; }
    public string? EmploymentStatus { get; set; }
    public string? HomePhoneNumber { get; set; }
    public bool? IsForeign { get; set; }
    public string? JobTitle { get; set; }
    public string? MaritalStatus { get; set; }
    public string? MobilePhoneNumber { get; set; }
    public string? NumberOfDependents { get; set; }
    public string? Occupation { get; set; }
    public bool? OwnerOfRecord { get; set; }
    public string? RelationshipToEntity { get; set; }
    public string? TaxNumber { get; set; }
    public string? TaxNumberType { get; set; }
    public string? UsaCitizenshipType { get; set; }

    [MarketDate]
    public DateTime? VisaExpirationDate { get; set; }

    public string? VisaType { get; set; }
    public string? WorkPhoneNumber { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(FirstName, LastName);
}
