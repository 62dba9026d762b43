[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'No secret: nobody answers')]
param()

Describe 'Ctrl+C' {
    BeforeAll {
        . "$PSScriptRoot/Paper.ps1"
        # Listens and never answers: the connection is made, the request is taken, and nothing comes.
        $silent = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $silent.Start()
    }

    AfterAll { $silent.Stop() }

    It 'stops a command within a second while the broker never answers' {
        $shell = [powershell]::Create()
        try {
            [void] $shell.AddScript({
                    param($port)
                    $secret = ConvertTo-SecureString paper -AsPlainText
                    Connect-TastySession -Environment Paper -Profile silent -Scope Process -Uri "http://127.0.0.1:$port" -ClientSecret $secret -RefreshToken $secret
                }).AddArgument($silent.LocalEndpoint.Port)
            $running = $shell.BeginInvoke()
            [System.Threading.SpinWait]::SpinUntil({ $silent.Pending() }, 20000) | Should -BeTrue -Because 'the request must be on its way'
            $running.IsCompleted | Should -BeFalse

            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()

            $watch.ElapsedMilliseconds | Should -BeLessThan 1000
            $shell.InvocationStateInfo.State | Should -Be Stopped
            $shell.Streams.Error | Should -BeNullOrEmpty
            Get-TastySession | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }
}
