namespace TastyPS;

/// <summary>The person or entity behind the login.</summary>
public sealed class Customer : TastyObject
{
    public string? Id { get; set; }
    public string? FirstName { get; set; }
    public string? FirstSurname { get; set; }
    public string? LastName { get; set; }
    public string? MiddleName { get; set; }
    public string? PrefixName { get; set; }
    public string? SecondSurname { get; set; }
    public string? SuffixName { get; set; }
    public Address? Address { get; set; }
    public CustomerSuitability? CustomerSuitability { get; set; }
    public Address? MailingAddress { get; set; }
    public bool? IsForeign { get; set; }
    public string? RegulatoryDomain { get; set; }
    public string? UsaCitizenshipType { get; set; }
    public string? HomePhoneNumber { get; set; }
    public string? HomePhoneNumberDetails { get; set; }
    public string? MobilePhoneNumber { get; set; }
    public string? MobilePhoneNumberDetails { get; set; }
    public string? WorkPhoneNumber { get; set; }
    public string? WorkPhoneNumberDetails { get; set; }

    [MarketDate]
    public DateTime? BirthDate { get; set; }

    public string? Email { get; set; }
    public string? ExternalId { get; set; }
    public string? ForeignTaxNumber { get; set; }
    public string? TaxNumber { get; set; }
    public string? TaxNumberType { get; set; }
    public string? BirthCountry { get; set; }
    public string? CitizenshipCountry { get; set; }

    [MarketDate]
    public DateTime? VisaExpirationDate { get; set; }

    public string? VisaType { get; set; }
    public bool? AgreedToMargining { get; set; }
    public bool? SubjectToTaxWithholding { get; set; }
    public bool? AgreedToTerms { get; set; }
    public bool? SignatureOfAgreement { get; set; }
    public string? DeskCustomerId { get; set; }
    public string? ExtCrmId { get; set; }
    public string? FamilyMemberNames { get; set; }
    public string? Gender { get; set; }
    public bool? HasIndustryAffiliation { get; set; }
    public string? HasInstitutionalAssets { get; set; }
    public bool? HasListedAffiliation { get; set; }
    public bool? HasPoliticalAffiliation { get; set; }
    public string? IndustryAffiliationFirm { get; set; }
    public string? IsInvestmentAdviser { get; set; }
    public string? ListedAffiliationSymbol { get; set; }
    public string? PoliticalOrganization { get; set; }
    public string? UserId { get; set; }
    public bool? HasDelayedQuotes { get; set; }
    public bool? HasPendingOrApprovedApplication { get; set; }
    public bool? IsProfessional { get; set; }
    public TastyList<PermittedAccountType>? PermittedAccountTypes { get; set; }
    public DateTime? CreatedAt { get; set; }
    public CustomerEntity? Entity { get; set; }
    public string? IdentifiableType { get; set; }
    public CustomerPerson? Person { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(FirstName, LastName);
}
