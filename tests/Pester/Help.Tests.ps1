BeforeDiscovery {
    Import-Module TastyPS
    $base = (Get-Module TastyPS).ModuleBase
    $built = Test-Path "$base/en-US/*-Help.xml"
    $cmdlets = (Get-Command -Module TastyPS -CommandType Cmdlet).Name
    $topics = (Get-ChildItem "$PSScriptRoot/../../docs/en-US/about_*.md").BaseName
}

# Without PlatyPS the module is built without its help pages.
Describe 'Help of <_>' -ForEach $cmdlets -Skip:(-not $built) {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $help = Get-Help $_ -Full
        $text = $help | Out-String
        $parameters = @($help.parameters.parameter)
    }

    It 'has a synopsis' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        # Where there is no page, the engine writes the syntax there.
        $help.Synopsis | Should -Not -Match "^\s*$($help.Name) "
    }

    It 'has an example with a command in it' {
        @($help.examples.example).Count | Should -BeGreaterThan 0
        ($help.examples | Out-String) | Should -Match 'Tasty'
    }

    It 'describes every parameter' {
        $silent = $parameters | Where-Object { -not ($_.description.Text -join '').Trim() }

        $silent.name | Should -BeNullOrEmpty
    }

    It 'has no placeholder' {
        $text | Should -Not -Match '\{\{'
    }
}

Describe 'Help topic <_>' -ForEach $topics {
    It 'is shown by Get-Help' {
        Import-Module TastyPS
        (Get-Help $_ | Out-String).Trim() | Should -Match "^# $_"
    }
}
