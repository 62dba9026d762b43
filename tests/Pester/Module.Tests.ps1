Describe 'The built module' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        $manifest = Import-PowerShellDataFile (Join-Path (Get-Module TastyPS).ModuleBase 'TastyPS.psd1')
    }

    It 'exports what the manifest lists, <_>' -ForEach 'at first', 'twice', 'by force' {
        if ($_ -eq 'twice') { Import-Module TastyPS }
        if ($_ -eq 'by force') { Import-Module TastyPS -Force }

        (Get-Command -Module TastyPS -CommandType Cmdlet).Name | Sort-Object | Should -BeExactly ($manifest.CmdletsToExport | Sort-Object)
        (Get-Command -Module TastyPS -CommandType Alias).Name | Sort-Object | Should -BeExactly ($manifest.AliasesToExport | Sort-Object)
    }

    It 'shows its types to a script and hides its dependencies' {
        [TastyPS.Symbol]::Parse('SPY 16jan26 450p').ToOcc() | Should -BeExactly 'SPY   260116P00450000'
        'TastyPS.Core.TastyClient' -as [type] | Should -BeNullOrEmpty
        'Polly.ResiliencePipeline' -as [type] | Should -BeNullOrEmpty
    }

    It 'touches no disk before it is used' {
        $env:TASTYPS_HOME | Should -Not -Exist
    }

    It 'keeps its sessions through Import-Module -Force' {
        Connect-Paper | Out-Null
        Import-Module TastyPS -Force

        (Get-TastySession).Name | Should -BeExactly 'pester'
        Disconnect-Paper
    }

    It 'casts a text to a symbol' {
        ([TastyPS.Symbol] '/ESZ26:XCME').ToString() | Should -BeExactly '/ESZ6'
    }

    It 'says that a process holds one version where another is loaded' {
        $base = (Get-Module TastyPS).ModuleBase
        Copy-Item $base "$TestDrive/other" -Recurse
        $models = "$TestDrive/other/bin/TastyPS.Models.dll"
        # Another build is told by the identifier of its own that the compiler gives each.
        $bytes = [System.IO.File]::ReadAllBytes($models)
        $image = [System.Reflection.PortableExecutable.PEReader]::new([System.IO.MemoryStream]::new($bytes))
        $reader = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
        $heap = [System.Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetHeapMetadataOffset($reader, [System.Reflection.Metadata.Ecma335.HeapIndex]::Guid)
        $bytes[$image.PEHeaders.MetadataStartOffset + $heap] = $bytes[$image.PEHeaders.MetadataStartOffset + $heap] -bxor 1
        [System.IO.File]::WriteAllBytes($models, $bytes)

        $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command {
            param($First, $Second)
            Import-Module $First
            try { Import-Module $Second -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$($_.CategoryInfo.Category)"; $_.Exception.Message }
            (Get-Module TastyPS).ModuleBase
        } -args "$base/TastyPS.psd1", "$TestDrive/other/TastyPS.psd1"

        $said[0] | Should -BeLike 'TastyPS.Module.OtherVersion*'
        $said[1] | Should -Be 'ResourceExists'
        $said[2] | Should -BeLike 'TastyPS *is loaded in this PowerShell*'
        $said[3] | Should -Be $base
    }

    It 'comes back after Remove-Module' {
        Remove-Module TastyPS
        Import-Module TastyPS
        Get-Module TastyPS | Should -Not -BeNullOrEmpty
    }
}
