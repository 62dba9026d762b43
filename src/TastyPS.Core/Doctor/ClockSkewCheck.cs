using System.Globalization;

namespace TastyPS.Core.Doctor;

/// <summary>How far this machine's clock is from the venue's, by the date of its answers; left out where they bear none (Paper in memory) and for a paper broker that lives at another time.</summary>
internal sealed class ClockSkewCheck : IConnectionCheck
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(5);

    // Tokens are refreshed a minute early: a clock that is off by more uses dead ones.
    private static readonly TimeSpan TooMuch = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan OtherTime = TimeSpan.FromHours(1);

    public string Name => "ClockSkew";

    public async Task<Finding?> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!await examination.IsAnsweredAsync(cancellationToken).ConfigureAwait(false) || examination.Connection!.Log.ClockSkew is not { } skew) return null;
        var off = skew.Duration();
        if (off > OtherTime && examination.Connection.Options.Environment == TastyEnvironment.Paper) return null;
        if (off < Noticeable) return Finding.Pass("This machine's clock agrees with the venue's.");
        var detail = string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {off.TotalSeconds:0} s {(skew > TimeSpan.Zero ? "behind" : "ahead of")} the venue's.");
        var command = OperatingSystem.IsWindows() ? "w32tm /resync" : "timedatectl set-ntp true";
        return off < TooMuch ? Finding.Warn(detail, command) : Finding.Fail(detail, command);
    }
}
