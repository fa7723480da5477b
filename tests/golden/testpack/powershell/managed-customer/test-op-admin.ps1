# Tests the flows that op-admin in Operations opens. Run it there:
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
f4xsq6j689f4,172.31.30.40,icmp,,,
f4xsq6j689f4,172.31.30.30,icmp,,,
f4xsq6j689f4,172.31.30.20,icmp,,,
f57c0s3b2db3,172.31.30.30,tcp,21,,
fv8xvwxf66mb,172.31.30.40,tcp,23,,
fc48bqzrjxsg,172.31.30.30,tcp,25,,
f56bsd4gv0b8,172.31.30.40,tcp,80,,
f5sbd7gam0x7,172.31.30.30,tcp,110,,
f7yyzjxckz7a,172.31.30.40,tcp,135,,
f7yyzjxckz7a,172.31.30.30,tcp,135,,
f7yyzjxckz7a,172.31.30.20,tcp,135,,
fjzqmjf26h1y,172.31.30.40,tcp,443,,
fbgeaf6hz9wh,172.31.30.40,tcp,445,,
fbgeaf6hz9wh,172.31.30.30,tcp,445,,
fbgeaf6hz9wh,172.31.30.20,tcp,445,,
fjyqh7mr1s2d,172.31.30.20,tcp,1433,,
f06mcjvxv1rw,172.31.30.40,tcp,2107,,
fzy33bp9qqf0,172.31.30.40,tcp,3389,,
fzy33bp9qqf0,172.31.30.30,tcp,3389,,
fzy33bp9qqf0,172.31.30.20,tcp,3389,,
fjdzse32sm3d,172.31.30.30,tcp,5500,range,
fjdzse32sm3d,172.31.30.30,tcp,5599,range,
f4hyjkhx5ry4,172.31.30.40,udp,161,,
f4hyjkhx5ry4,172.31.30.30,udp,161,,
f4hyjkhx5ry4,172.31.30.20,udp,161,,
fpfzjk95kbjc,172.31.30.20,udp,1434,,
'@ | ConvertFrom-Csv

$lines = @('flow_id,destination,protocol,port,outcome,time,host')
foreach ($check in $checks) { $lines += Invoke-Check $check }
$lines | Set-Content -LiteralPath $Out -Encoding UTF8
Write-Host "Results: $Out"
