# Tests the flows that cust-sql in Customer servers opens. Run it there:
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
f92wmgnk3rh3,10.90.10.10,tcp,53,,
fcnfd2wm7ma6,10.90.10.11,tcp,1270,,
ffgdardtr45t,10.90.10.10,udp,53,,
fsmyp54tyj83,10.90.10.11,udp,162,,
'@ | ConvertFrom-Csv

$lines = @('flow_id,destination,protocol,port,outcome,time,host')
foreach ($check in $checks) { $lines += Invoke-Check $check }
$lines | Set-Content -LiteralPath $Out -Encoding UTF8
Write-Host "Results: $Out"
