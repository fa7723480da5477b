# Rules of fw-edge, from the project Internet and DMZ
# Each rule has its id as its name, and the flows that it serves in its comment.
# A firewall of hosts: run this as administrator on each server that it names. Rules hold where the server has
# one of the local addresses; what leaves a server is not filtered. Run again, it puts new rules in place of its
# old ones; those of other devices stay.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Get-NetFirewallRule -Group 'Portolan fw-edge' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
# On rpcproxy1
New-NetFirewallRule -Name 'portolan-fw-edge-r7ng8g4gd77t-v4' -DisplayName 'Portolan fw-edge r7ng8g4gd77t v4' -Group 'Portolan fw-edge' -Description 'r7ng8g4gd77t: f01brqhz0xgv, HTTPS: Roaming Outlook to World Wide Web Publishing Service on rpcproxy1: Outlook 2003 wraps its RPC calls in HTTPS and sends them to the RPC proxy, nothing else is exposed' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '443' -LocalAddress '192.168.30.10' -RemoteAddress '203.0.113.0/24' | Out-Null
# On www1
New-NetFirewallRule -Name 'portolan-fw-edge-r8kj9fhkkpn1-v4' -DisplayName 'Portolan fw-edge r8kj9fhkkpn1 v4' -Group 'Portolan fw-edge' -Description 'r8kj9fhkkpn1: f5fghryav4sz fwemvdbdche8, HTTP: Customers to World Wide Web Publishing Service on www1: Visitors open the web sites with HTTP and HTTPS' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '80','443' -LocalAddress '192.168.30.20' -RemoteAddress '203.0.113.0/24' | Out-Null
