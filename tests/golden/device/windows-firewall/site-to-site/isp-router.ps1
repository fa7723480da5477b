# Rules of isp-router, from the project Site to site
# Each rule has its id as its name, and the flows that it serves in its comment.
# A firewall of hosts: run this as administrator on each server that it names. Rules hold where the server has
# one of the local addresses; what leaves a server is not filtered. Run again, it puts new rules in place of its
# old ones; those of other devices stay.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Get-NetFirewallRule -Group 'Portolan isp-router' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
New-NetFirewallRule -Name 'portolan-isp-router-r7ca7vepxznn-v4' -DisplayName 'Portolan isp-router r7ca7vepxznn v4' -Group 'Portolan isp-router' -Description 'r7ca7vepxznn: fhkmmhcttqdb, IPsec ESP (IP protocol 50): the outside of the tunnel Branch to headquarters, which carries 22 flows' -Direction Inbound -Action Allow -Profile Any -Protocol 50 -LocalAddress '203.0.113.2' -RemoteAddress '198.51.100.2' | Out-Null
New-NetFirewallRule -Name 'portolan-isp-router-rv00pe021jgz-v4' -DisplayName 'Portolan isp-router rv00pe021jgz v4' -Group 'Portolan isp-router' -Description 'rv00pe021jgz: f55aq3x78mew fkhc6qq72543, IPsec ISAKMP: the outside of the tunnel Branch to headquarters, which carries 22 flows' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '500','4500' -LocalAddress '203.0.113.2' -RemoteAddress '198.51.100.2' | Out-Null
