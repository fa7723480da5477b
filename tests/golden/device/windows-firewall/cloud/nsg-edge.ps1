# Rules of nsg-edge, from the project Cloud shop
# Each rule has its id as its name, and the flows that it serves in its comment.
# A firewall of hosts: run this as administrator on each server that it names. Rules hold where the server has
# one of the local addresses; what leaves a server is not filtered. Run again, it puts new rules in place of its
# old ones; those of other devices stay.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Get-NetFirewallRule -Group 'Portolan nsg-edge' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
# On gateway
New-NetFirewallRule -Name 'portolan-nsg-edge-rk235c0nn2px-v4' -DisplayName 'Portolan nsg-edge rk235c0nn2px v4' -Group 'Portolan nsg-edge' -Description 'rk235c0nn2px: f79kwyp400z7 fqkkm9a8z7a8, HTTPS: Customers to World Wide Web Publishing Service on gateway: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '80','443' -LocalAddress '10.80.0.10' -RemoteAddress 'Any' | Out-Null
