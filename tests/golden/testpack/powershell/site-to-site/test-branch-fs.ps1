# Tests the flows that branch-fs in Branch opens. Run it there:
#   powershell -ExecutionPolicy Bypass -File SCRIPT [-Out RESULT_FILE] [-Seconds 3]
# It needs no rights of an administrator.
param(
    [string]$Out = '',
    [int]$Seconds = 3
)
$ErrorActionPreference = 'Stop'
$hostName = [System.Net.Dns]::GetHostName() -replace '[^A-Za-z0-9._-]', ''
if ($hostName -eq '') { $hostName = 'unknown' }
if ($Out -eq '') { $Out = "portolan-results-$hostName.csv" }

function Get-Family([string]$Destination) {
    if ($Destination.Contains(':')) { return [System.Net.Sockets.AddressFamily]::InterNetworkV6 }
    return [System.Net.Sockets.AddressFamily]::InterNetwork
}

function Test-Tcp([string]$Destination, [int]$Port) {
    $client = New-Object System.Net.Sockets.TcpClient (Get-Family $Destination)
    try {
        $wait = $client.BeginConnect($Destination, $Port, $null, $null)
        if (-not $wait.AsyncWaitHandle.WaitOne($Seconds * 1000)) { return 'blocked' }
        $client.EndConnect($wait)
        return 'passed'
    } catch {
        $failure = $_.Exception
        while ($failure.InnerException) { $failure = $failure.InnerException }
        if ($failure -isnot [System.Net.Sockets.SocketException]) { return 'unclear' }
        # Refused, or the name of the destination is not known.
        if ('ConnectionRefused', 'HostNotFound', 'NoData', 'TryAgain' -contains "$($failure.SocketErrorCode)") { return 'unclear' }
        return 'blocked'
    } finally {
        $client.Close()
    }
}

# A question that a service on this port answers; a single byte elsewhere.
function Get-Probe([int]$Port) {
    if ($Port -eq 53) { return [byte[]](0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1) }
    if ($Port -eq 123) { return [byte[]](@(35) + @(0) * 47) }
    return [byte[]]@(0)
}

function Test-Udp([string]$Destination, [int]$Port) {
    $client = New-Object System.Net.Sockets.UdpClient (Get-Family $Destination)
    try {
        $client.Client.ReceiveTimeout = $Seconds * 1000
        $client.Connect($Destination, $Port)
        $probe = Get-Probe $Port
        [void]$client.Send($probe, $probe.Length)
        $from = New-Object System.Net.IPEndPoint ([System.Net.IPAddress]::Any, 0)
        [void]$client.Receive([ref]$from)
        return 'passed'
    } catch {
        return 'unclear'
    } finally {
        $client.Close()
    }
}

function Test-Echo([string]$Destination) {
    $ping = New-Object System.Net.NetworkInformation.Ping
    try {
        if ($ping.Send($Destination, $Seconds * 1000).Status -eq 'Success') { return 'passed' }
        return 'blocked'
    } catch {
        return 'blocked'
    }
}

function Invoke-Check($Check) {
    $outcome = 'skipped'
    if (-not $Check.skip) {
        switch ($Check.protocol) {
            'tcp' { $outcome = Test-Tcp $Check.destination ([int]$Check.port) }
            'udp' { $outcome = Test-Udp $Check.destination ([int]$Check.port) }
            'icmp' { $outcome = Test-Echo $Check.destination }
        }
    }
    # Nothing needs to listen on each port of a range.
    if ($outcome -eq 'blocked' -and $Check.range) { $outcome = 'unclear' }
    Write-Host "$outcome $($Check.flow_id) $($Check.protocol) $($Check.destination) $($Check.port)"
    $time = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [System.Globalization.CultureInfo]::InvariantCulture)
    return ($Check.flow_id, $Check.destination, $Check.protocol, $Check.port, $outcome, $time, $hostName) -join ','
}

$checks = @'
flow_id,destination,protocol,port,range,skip
ft1hdkyggrpv,10.1.10.10,icmp,,,
ft1hdkyggrpv,10.1.10.11,icmp,,,
fxk078r9bp8s,10.1.10.10,icmp,,,
fxk078r9bp8s,10.1.10.11,icmp,,,
fkvd8q3xj8de,10.1.10.10,icmp,,,
fkvd8q3xj8de,10.1.10.11,icmp,,,
f4ybc0zgk92z,10.1.10.10,tcp,53,,
f4ybc0zgk92z,10.1.10.11,tcp,53,,
ffk7hqnfmxvc,10.1.10.10,tcp,88,,
ffk7hqnfmxvc,10.1.10.11,tcp,88,,
fghcpxzeg4hh,10.1.10.10,tcp,135,,
fghcpxzeg4hh,10.1.10.11,tcp,135,,
fdskvkveat9v,10.1.10.10,tcp,389,,
fdskvkveat9v,10.1.10.11,tcp,389,,
frxshdj5gxg5,10.1.10.10,tcp,445,,
frxshdj5gxg5,10.1.10.11,tcp,445,,
fvnct66xgv9w,10.1.10.10,tcp,464,,
fvnct66xgv9w,10.1.10.11,tcp,464,,
f35mgkw2rhb3,10.1.10.10,tcp,636,,
f35mgkw2rhb3,10.1.10.11,tcp,636,,
frm5vj8bph66,10.1.10.10,tcp,1024,range,
frm5vj8bph66,10.1.10.10,tcp,65535,range,
frm5vj8bph66,10.1.10.11,tcp,1024,range,
frm5vj8bph66,10.1.10.11,tcp,65535,range,
fvrne30en35y,10.1.10.10,tcp,1024,range,
fvrne30en35y,10.1.10.10,tcp,65535,range,
fvrne30en35y,10.1.10.11,tcp,1024,range,
fvrne30en35y,10.1.10.11,tcp,65535,range,
fzk10r264n0q,10.1.10.10,tcp,1024,range,
fzk10r264n0q,10.1.10.10,tcp,65535,range,
fzk10r264n0q,10.1.10.11,tcp,1024,range,
fzk10r264n0q,10.1.10.11,tcp,65535,range,
fng81kzk0mn1,10.1.10.10,tcp,1024,range,
fng81kzk0mn1,10.1.10.10,tcp,65535,range,
fng81kzk0mn1,10.1.10.11,tcp,1024,range,
fng81kzk0mn1,10.1.10.11,tcp,65535,range,
fnx12fjdegy7,10.1.10.10,tcp,3268,,
fnx12fjdegy7,10.1.10.11,tcp,3268,,
f5hpsq0vx83a,10.1.10.10,tcp,3269,,
f5hpsq0vx83a,10.1.10.11,tcp,3269,,
ftztcgm4qr6q,10.1.10.10,udp,53,,
ftztcgm4qr6q,10.1.10.11,udp,53,,
ffhvsds68dhg,10.1.10.10,udp,88,,
ffhvsds68dhg,10.1.10.11,udp,88,,
fnt867p4sey7,10.1.10.10,udp,123,,
fnt867p4sey7,10.1.10.11,udp,123,,
ftxp53cazt64,10.1.10.10,udp,389,,
ftxp53cazt64,10.1.10.11,udp,389,,
fz40k7cg3e9j,10.1.10.10,udp,464,,
fz40k7cg3e9j,10.1.10.11,udp,464,,
fn1n62nf9w7h,10.1.10.10,udp,1024,range,
fn1n62nf9w7h,10.1.10.10,udp,65535,range,
fn1n62nf9w7h,10.1.10.11,udp,1024,range,
fn1n62nf9w7h,10.1.10.11,udp,65535,range,
'@ | ConvertFrom-Csv

$lines = @('flow_id,destination,protocol,port,outcome,time,host')
foreach ($check in $checks) { $lines += Invoke-Check $check }
$lines | Set-Content -LiteralPath $Out -Encoding UTF8
Write-Host "Results: $Out"
