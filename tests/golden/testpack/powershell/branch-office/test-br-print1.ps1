# Tests the flows that br-print1 in Branch servers opens. Run it there:
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
f9esg4chwzgp,10.1.10.10,icmp,,,
f9esg4chwzgp,10.1.10.11,icmp,,,
f5ftj55n8w4y,10.1.10.10,icmp,,,
f5ftj55n8w4y,10.1.10.11,icmp,,,
ffgwxa2sf07y,10.1.10.10,icmp,,,
ffgwxa2sf07y,10.1.10.11,icmp,,,
fjd6hn7rajch,10.1.10.10,tcp,53,,
fjd6hn7rajch,10.1.10.11,tcp,53,,
fekmrn3ymvqv,10.1.10.10,tcp,88,,
fekmrn3ymvqv,10.1.10.11,tcp,88,,
f1rn03f4dbmy,10.1.10.10,tcp,135,,
f1rn03f4dbmy,10.1.10.11,tcp,135,,
fvcb1c8rhxvr,10.1.10.10,tcp,389,,
fvcb1c8rhxvr,10.1.10.11,tcp,389,,
fdmgfn5z17ke,10.1.10.10,tcp,445,,
fdmgfn5z17ke,10.1.10.11,tcp,445,,
fm08hz8wpjkr,10.1.10.10,tcp,464,,
fm08hz8wpjkr,10.1.10.11,tcp,464,,
f1136thjkbq9,10.1.10.10,tcp,636,,
f1136thjkbq9,10.1.10.11,tcp,636,,
fnna7nxpaep7,10.1.10.10,tcp,1024,range,
fnna7nxpaep7,10.1.10.10,tcp,65535,range,
fnna7nxpaep7,10.1.10.11,tcp,1024,range,
fnna7nxpaep7,10.1.10.11,tcp,65535,range,
fsc8e573va71,10.1.10.10,tcp,1024,range,
fsc8e573va71,10.1.10.10,tcp,65535,range,
fsc8e573va71,10.1.10.11,tcp,1024,range,
fsc8e573va71,10.1.10.11,tcp,65535,range,
f68j0hrrprnt,10.1.10.10,tcp,1024,range,
f68j0hrrprnt,10.1.10.10,tcp,65535,range,
f68j0hrrprnt,10.1.10.11,tcp,1024,range,
f68j0hrrprnt,10.1.10.11,tcp,65535,range,
fn6dwjpbcgj2,10.1.10.10,tcp,1024,range,
fn6dwjpbcgj2,10.1.10.10,tcp,65535,range,
fn6dwjpbcgj2,10.1.10.11,tcp,1024,range,
fn6dwjpbcgj2,10.1.10.11,tcp,65535,range,
fvtvq00kdm5h,10.1.10.10,tcp,3268,,
fvtvq00kdm5h,10.1.10.11,tcp,3268,,
fkbthkvf592r,10.1.10.10,tcp,3269,,
fkbthkvf592r,10.1.10.11,tcp,3269,,
fbhb1qwqz8vj,10.1.10.10,udp,53,,
fbhb1qwqz8vj,10.1.10.11,udp,53,,
fyhkj92d15ae,10.1.10.10,udp,88,,
fyhkj92d15ae,10.1.10.11,udp,88,,
fx0q93ts81kr,10.1.10.10,udp,123,,
fx0q93ts81kr,10.1.10.11,udp,123,,
fd1mh07w7a0b,10.1.10.10,udp,389,,
fd1mh07w7a0b,10.1.10.11,udp,389,,
f9cygsd21a79,10.1.10.10,udp,464,,
f9cygsd21a79,10.1.10.11,udp,464,,
f7gnyt5yz16j,10.1.10.10,udp,1024,range,
f7gnyt5yz16j,10.1.10.10,udp,65535,range,
f7gnyt5yz16j,10.1.10.11,udp,1024,range,
f7gnyt5yz16j,10.1.10.11,udp,65535,range,
'@ | ConvertFrom-Csv

$lines = @('flow_id,destination,protocol,port,outcome,time,host')
foreach ($check in $checks) { $lines += Invoke-Check $check }
$lines | Set-Content -LiteralPath $Out -Encoding UTF8
Write-Host "Results: $Out"
