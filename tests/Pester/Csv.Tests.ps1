BeforeDiscovery {
    Import-Module TastyPS
    # The same parameter name has the same meaning everywhere, so one value a name is enough. What needs the number of
    # something that has to be made first is skipped here.
    $values = @{
        AccountNumber = '5WP10042'
        Symbol = 'AAPL'
        UnderlyingSymbol = 'AAPL'
    }
    $cultures = 'en-US', 'de-DE', 'tr-TR'
    $cmdlets, $unknown = (Get-Command -Module TastyPS -Verb Get).ForEach{
        $set = $_.ParameterSets | Where-Object Name -EQ ($_.DefaultParameterSet ?? '__AllParameterSets')
        $arguments = @{}
        foreach ($needed in $set.Parameters | Where-Object IsMandatory) { $arguments[$needed.Name] = $values[$needed.Name] }
        # Only an option has Greeks.
        if ($_.Name -eq 'Get-TastyGreek') { $arguments.Symbol = 'SPY 261218P520' }
        @{ Cmdlet = $_.Name; Arguments = $arguments; IsKnown = $null -notin $arguments.Values }
    }.Where({ $_.IsKnown }, 'Split')
}

Describe 'A CSV' {
    It 'of <Cmdlet> needs the number of something' -ForEach $unknown -Skip {}
}

Describe 'A CSV of <Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        Connect-TastySession -Environment Paper -Profile kept | Out-Null
        Connect-Paper | Out-Null
        $objects = @(& $Cmdlet @Arguments -ErrorAction Stop | Select-Object -First 50)
    }

    AfterAll { Disconnect-Paper }

    It 'has objects to write' {
        if (-not $objects) { Set-ItResult -Skipped -Because 'the seeded world has none' }
        $objects | Should -Not -BeNullOrEmpty
    }

    It 'has no type name in any cell' {
        $types = $objects | ConvertTo-Csv | ConvertFrom-Csv | ForEach-Object { $_.psobject.Properties.Value } |
            Where-Object { $_ -match '^(System|TastyPS|Microsoft)\.|`\d\[|\[\]$' } |
            # A secret has no other text, and shall have none in a file.
            Where-Object { $_ -ne [securestring].FullName }

        $types | Should -BeNullOrEmpty
    }

    It 'reads back under <_>, which wrote it' -ForEach $cultures {
        $file = Join-Path $TestDrive 'objects.csv'
        $different = Use-Culture $_ {
            $objects | Export-Csv $file -UseCulture
            $rows = @(Import-Csv $file -UseCulture)
            $rows.Count | Should -Be $objects.Count
            for ($i = 0; $i -lt $rows.Count; $i++) {
                foreach ($property in $objects[$i].psobject.Properties) {
                    $value = $property.Value
                    $cell = $rows[$i].($property.Name)
                    # A CSV ends at the second.
                    if ($value -is [datetime]) { $value = $value.Date.AddSeconds([Math]::Floor($value.TimeOfDay.TotalSeconds)) }
                    $isParsed = $value -is [ValueType] -and $value -isnot [enum]
                    $read = if ($isParsed) { $value.GetType()::Parse($cell) } else { $cell }
                    if (-not $isParsed) { $value = if ($null -eq $value) { '' } else { $value.ToString() } }
                    if ($read -cne $value) { "$($property.Name): '$cell' is not $value" }
                }
            }
        }

        $different | Should -BeNullOrEmpty
    }
}
