[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The secrets of a paper broker open nothing else')]
param()

# Every credential is planted and looked for in every stream, error record, transcript and file of a session in which much goes wrong.
Describe 'Secrets' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $broker = Start-TastyPaperBroker -Port 0 -Seed 42 -InformationAction Ignore
        $token = (Invoke-RestMethod "$($broker.Rest)oauth/token" -Method Post -UserAgent pester/1 -ContentType application/json -Body (
                @{ grant_type = 'refresh_token'; refresh_token = $broker.RefreshToken; client_secret = $broker.ClientSecret } | ConvertTo-Json)).access_token
        $planted = @{
            clientSecret = $broker.ClientSecret
            refreshToken = $broker.RefreshToken
            wrongSecret = 'planted-wrong-secret'
            # Access tokens of one broker begin alike; the rest of this one is another's.
            accessToken = $token.Substring(0, 12)
        }
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $Error.Clear()
        $said = & {
            $DebugPreference = 'Continue'
            $null = Start-Transcript $transcript
            $login = @{ Environment = 'Paper'; Uri = $broker.Rest; Verbose = $true }
            $secure = { param($Text) ConvertTo-SecureString $Text -AsPlainText }
            try { Connect-TastySession @login -ClientSecret (& $secure $planted.wrongSecret) -RefreshToken (& $secure $broker.RefreshToken) } catch { $_ | Format-List * -Force | Out-String }
            Connect-TastySession @login -ClientSecret (& $secure $broker.ClientSecret) -RefreshToken (& $secure $broker.RefreshToken)
            Get-TastySession | Format-List * | Out-String
            Get-TastyProfile | Format-List * | Out-String
            Get-TastyPosition -Verbose | Out-Null
            Invoke-TastyApi /api-quote-tokens | Out-Null
            Invoke-TastyApi /nowhere -Verbose
            Get-TastyBalance -AccountNumber NOPE
            Stop-TastyPaperBroker
            Get-TastyBalance -ErrorAction SilentlyContinue
            $null = Stop-Transcript
        } *>&1 | ForEach-Object { $_ | Format-List * -Force | Out-String; "$_" }
        $errors = $Error | ForEach-Object { $_ | Format-List * -Force | Out-String; $_.Exception | Format-List * -Force | Out-String; "$($_.Exception)" }
        $files = Get-ChildItem $env:TASTYPS_HOME -File -Recurse | Where-Object Extension -NE '.secret' | Get-Content -Raw
    }

    AfterAll { Disconnect-Paper }

    It 'much was said, and much went wrong' {
        $said.Count | Should -BeGreaterThan 30
        $said -join "`n" | Should -Match 'POST /oauth/token → 400'
        $Error.Count | Should -BeGreaterThan 2
        $files | Should -Not -BeNullOrEmpty
    }

    It '<_> is in no stream, error, transcript or file' -ForEach clientSecret, refreshToken, wrongSecret, accessToken {
        $secret = [regex]::Escape($planted[$_])
        $said -join "`n" | Should -Not -Match $secret
        $errors -join "`n" | Should -Not -Match $secret
        Get-Content $transcript -Raw | Should -Not -Match $secret
        $files -join "`n" | Should -Not -Match $secret
    }

    It 'the protected store alone holds them' {
        Get-ChildItem $env:TASTYPS_HOME -Filter *.secret -Recurse | Should -HaveCount 1
    }
}
