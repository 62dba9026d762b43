BeforeDiscovery {
    Import-Module TastyPS
    $base = (Get-Module TastyPS).ModuleBase
    $built = Test-Path "$base/en-US/*-Help.xml"
    $cmdlets = (Get-Command -Module TastyPS -CommandType Cmdlet).Name
    $pages = (Get-ChildItem "$PSScriptRoot/../../docs/en-US/*.md", "$PSScriptRoot/../../README.md").FullName
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

    It 'shows no markdown' {
        $text | Should -Not -Match '```|\u0080'
    }
}

Describe 'Help topic <_>' -ForEach $topics {
    It 'is shown by Get-Help' {
        Import-Module TastyPS
        (Get-Help $_ | Out-String).Trim() | Should -Match "^$_"
    }
}

Describe 'The examples of <_>' -ForEach $pages {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $fenced = '(?ms)^```powershell\r?\n(?<code>.*?)^```'
        $indented = '(?m)^(?<code>    \S.*\r?\n(?:    .*\r?\n|\r?\n(?=    ))*)'
        $pattern = (Split-Path $_ -Leaf) -like 'about_*' ? $indented : $fenced
        $examples = [regex]::Matches((Get-Content $_ -Raw), $pattern) | ForEach-Object { $_.Groups['code'].Value }
    }

    It 'use cmdlets and parameters that there are' {
        $wrong = foreach ($example in $examples) {
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($example, [ref] $null, [ref] $null)
            foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                if ($call.GetCommandName() -notlike '*-Tasty*') { continue }
                if (-not ($command = Get-Command $call.GetCommandName() -ErrorAction Ignore)) { "$call"; continue }
                $given = $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }
                foreach ($name in $given.ParameterName) {
                    try { [void] $command.ResolveParameter($name) } catch { "${call}: -$name" }
                }
            }
        }

        $wrong | Should -BeNullOrEmpty
    }
}
