namespace TastyPS;

/// <summary>The trust or company behind an account.</summary>
public sealed class CustomerEntity : TastyObject
{
    public string? Id { get; set; }
    public Address? Address { get; set; }
    public string? BusinessNature { get; set; }

    [MarketDate]
    public DateTime? DateOfTrustCreation { get; set; }

    public string? Email { get; set; }
    public TastyList<EntityOfficer>? EntityOfficers { get; set; }
    public EntitySuitability? EntitySuitability { get; set; }
    public string? EntityType { get; set; }
    public string? ForeignInstitution { get; set; }

    [MarketDate]
    public DateTime? GrantorBirthDate { get; set; }

    public string? GrantorEmail { get; set; }
    public string? GrantorFirstName { get; set; }
    public string? GrantorLastName { get; set; }
    public string? GrantorMiddleName { get; set; }
    public string? GrantorTaxNumber { get; set; }
    public bool? HasForeignBankAffiliation { get; set; }
    public bool? HasForeignInstitutionAffiliation { get; set; }
    public bool? IsDomestic { get; set; }
    public string? LegalName { get; set; }
    public Address? MailingAddress { get; set; }
    public string? PhoneNumber { get; set; }
    public string? SecretaryName { get; set; }
    public string? TaxElection { get; set; }
    public string? TaxNumber { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(LegalName, EntityType);
}
