# Rules of edge, from the project Every feature
# Each rule has its id as its name, and the flows that it serves in its comment.
# A firewall of hosts: run this as administrator on each server that it names. Rules hold where the server has
# one of the local addresses; what leaves a server is not filtered. Run again, it puts new rules in place of its
# old ones; those of other devices stay.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Get-NetFirewallRule -Group 'Portolan edge' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
# On saas
New-NetFirewallRule -Name 'portolan-edge-rsa1pcbzvt0r-v4' -DisplayName 'Portolan edge rsa1pcbzvt0r v4' -Group 'Portolan edge' -Description 'rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '80','443' -LocalAddress '192.0.2.80' -RemoteAddress '10.2.0.0/16','10.60.0.0/24' | Out-Null
# On vpn
New-NetFirewallRule -Name 'portolan-edge-rb6aw42j6p13-v4' -DisplayName 'Portolan edge rb6aw42j6p13 v4' -Group 'Portolan edge' -Description 'rb6aw42j6p13: f26pgbt0br63, IPsec ESP (IP protocol 50): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP' -Direction Inbound -Action Allow -Profile Any -Protocol 50 -LocalAddress '192.168.30.20' -RemoteAddress 'Any' | Out-Null
# On vpn
New-NetFirewallRule -Name 'portolan-edge-rhg0fg06s5zh-v4' -DisplayName 'Portolan edge rhg0fg06s5zh v4' -Group 'Portolan edge' -Description 'rhg0fg06s5zh: fqrhkw9rfjvq, GRE (IP protocol 47): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP' -Direction Inbound -Action Allow -Profile Any -Protocol 47 -LocalAddress '192.168.30.20' -RemoteAddress 'Any' | Out-Null
# On vpn
New-NetFirewallRule -Name 'portolan-edge-rj41ztyxy5r8-v4' -DisplayName 'Portolan edge rj41ztyxy5r8 v4' -Group 'Portolan edge' -Description 'rj41ztyxy5r8: fdwem4dfprdz, PPTP: roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '1723' -LocalAddress '192.168.30.20' -RemoteAddress 'Any' | Out-Null
# On vpn
New-NetFirewallRule -Name 'portolan-edge-rsr289sb8sg4-v4' -DisplayName 'Portolan edge rsr289sb8sg4 v4' -Group 'Portolan edge' -Description 'rsr289sb8sg4: f9gqgqg7a52x fdrt6qf4smfk, NAT-T: roadwarriors to IPsec Policy Agent (key exchange and NAT traversal) on vpn: IKEv2 and L2TP negotiate their keys over ISAKMP and NAT traversal' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '500','4500' -LocalAddress '192.168.30.20' -RemoteAddress 'Any' | Out-Null
# On www
New-NetFirewallRule -Name 'portolan-edge-rc26xsn70kvt-v4' -DisplayName 'Portolan edge rc26xsn70kvt v4' -Group 'Portolan edge' -Description 'rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '80','443' -LocalAddress '192.168.30.10' -RemoteAddress 'Any' | Out-Null
# On www
New-NetFirewallRule -Name 'portolan-edge-rc26xsn70kvt-v6' -DisplayName 'Portolan edge rc26xsn70kvt v6' -Group 'Portolan edge' -Description 'rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '80','443' -LocalAddress '2001:db8:30::10' -RemoteAddress 'Any' | Out-Null
