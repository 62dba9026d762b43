# The broker's door as other programs use it: a shell of its own that says where it is and stops when it is told to.
Describe 'Start-TastyPaperBroker' {
    BeforeAll { . "$PSScriptRoot/Paper.ps1" }

    AfterAll { Disconnect-Paper }

    It 'says one line of JSON on the screen, whatever becomes of its output' {
        $said = Start-TastyPaperBroker -Port 0 6>&1 | Where-Object { $_ -is [System.Management.Automation.InformationRecord] }
        $said | Should -HaveCount 1
        ($said.ToString() | ConvertFrom-Json).rest | Should -Match '^http://127\.0\.0\.1:\d+$'
        Start-TastyPaperBroker -Port 0 -InformationAction Ignore 6>&1 | Should -HaveCount 1
    }

    It 'with -Wait serves until SIGTERM and stops cleanly' -Skip:$IsWindows {
        $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
        foreach ($argument in '-NoProfile', '-Command', "Start-TastyPaperBroker -Wait -StatePath '$TestDrive/state'; 'stopped'") { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardOutput = $true
        $child = [System.Diagnostics.Process]::Start($start)
        try {
            $line = $child.StandardOutput.ReadLineAsync()
            $line.Wait(30000) | Should -BeTrue
            $rest = ($line.Result | ConvertFrom-Json).rest
            (Invoke-WebRequest "$rest/customers/me" -UserAgent pester/1 -SkipHttpErrorCheck).StatusCode | Should -Be 401
            kill -TERM $child.Id
            $child.WaitForExit(30000) | Should -BeTrue
            $child.ExitCode | Should -Be 0
            $child.StandardOutput.ReadToEnd().Trim() | Should -Be 'stopped'
        }
        finally { if (-not $child.HasExited) { $child.Kill() } }
    }
}
