//! A test script in Windows PowerShell.
//!
//! It connects as Test-NetConnection -Port does, but by its own socket: that one waits some 20 seconds for each port that is
//! dropped, does not say which ones were refused, and is not there before Windows 8.

use std::fmt::Write as _;

use super::{Check, RESULT_COLUMNS, comment};

const FUNCTIONS: &str = r#"param(
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
"#;

/// The script of one server.
pub(super) fn script(about: &str, checks: &[Check]) -> String {
    let mut text = format!(
        "# Tests the flows that {} opens. Run it there:\n\
         #   powershell -ExecutionPolicy Bypass -File SCRIPT [-Out RESULT_FILE] [-Seconds 3]\n\
         # It needs no rights of an administrator.\n\
         {FUNCTIONS}\n$checks = @'\nflow_id,destination,protocol,port,range,skip\n",
        // Windows PowerShell reads a file without a byte order mark in the code page of the system.
        comment(about).replace(|character: char| !character.is_ascii(), "?")
    );
    for Check { flow, destination, protocol, port, is_of_range, skipped } in checks {
        let range = if *is_of_range { "range" } else { "" };
        let _ = writeln!(text, "{flow},{destination},{protocol},{port},{range},{}", skipped.unwrap_or_default());
    }
    let _ = writeln!(
        text,
        "'@ | ConvertFrom-Csv\n\n\
         $lines = @('{}')\n\
         foreach ($check in $checks) {{ $lines += Invoke-Check $check }}\n\
         $lines | Set-Content -LiteralPath $Out -Encoding UTF8\n\
         Write-Host \"Results: $Out\"",
        RESULT_COLUMNS.join(",")
    );
    text
}
