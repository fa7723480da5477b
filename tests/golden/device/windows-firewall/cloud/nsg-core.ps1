# Rules of nsg-core, from the project Cloud shop
# Each rule has its id as its name, and the flows that it serves in its comment.
# A firewall of hosts: run this as administrator on each server that it names. Rules hold where the server has
# one of the local addresses; what leaves a server is not filtered. Run again, it puts new rules in place of its
# old ones; those of other devices stay.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Get-NetFirewallRule -Group 'Portolan nsg-core' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
# On cache1
New-NetFirewallRule -Name 'portolan-nsg-core-rq30bpw9gfyt-v4' -DisplayName 'Portolan nsg-core rq30bpw9gfyt v4' -Group 'Portolan nsg-core' -Description 'rq30bpw9gfyt: fehxvhy9t6k9, Redis: shop to Redis on cache1: The application reads and writes its data in Redis' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '6379' -LocalAddress '10.80.2.20' -RemoteAddress '10.80.1.10/31' | Out-Null
# On db1
New-NetFirewallRule -Name 'portolan-nsg-core-rn804tacpz7a-v4' -DisplayName 'Portolan nsg-core rn804tacpz7a v4' -Group 'Portolan nsg-core' -Description 'rn804tacpz7a: fznvz140ctn1, PostgreSQL: shop to PostgreSQL on db1: The application queries its database' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '5432' -LocalAddress '10.80.2.10' -RemoteAddress '10.80.1.10/31' | Out-Null
# On log1
New-NetFirewallRule -Name 'portolan-nsg-core-rc75w2ztd1jw-v4' -DisplayName 'Portolan nsg-core rc75w2ztd1jw v4' -Group 'Portolan nsg-core' -Description 'rc75w2ztd1jw: f2dxxq5j62zr, Syslog: shop to Syslog on log1: The computer or device sends its log messages to the log server' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '514' -LocalAddress '10.80.3.10' -RemoteAddress '10.80.1.10/31' | Out-Null
# On time1
New-NetFirewallRule -Name 'portolan-nsg-core-rwn0qhxb05k8-v4' -DisplayName 'Portolan nsg-core rwn0qhxb05k8 v4' -Group 'Portolan nsg-core' -Description 'rwn0qhxb05k8: fbgsfqxxm640, NTP: shop to NTP on time1: The computer or device sets its clock by the NTP server' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '123' -LocalAddress '10.80.3.11' -RemoteAddress '10.80.1.10/31' | Out-Null
# On log1
New-NetFirewallRule -Name 'portolan-nsg-core-rj4wgzks22fj-v4' -DisplayName 'Portolan nsg-core rj4wgzks22fj v4' -Group 'Portolan nsg-core' -Description 'rj4wgzks22fj: f842qtjnnmtp, Syslog: cache1, db1 to Syslog on log1: Linux servers send their log messages to the log server' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '514' -LocalAddress '10.80.3.10' -RemoteAddress '10.80.2.10','10.80.2.20' | Out-Null
# On time1
New-NetFirewallRule -Name 'portolan-nsg-core-rwa6wxeyk7f9-v4' -DisplayName 'Portolan nsg-core rwa6wxeyk7f9 v4' -Group 'Portolan nsg-core' -Description 'rwa6wxeyk7f9: fd3vtf38k3f4, NTP: cache1, db1 to NTP on time1: The computer or device sets its clock by the NTP server (and 1 more reason)' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '123' -LocalAddress '10.80.3.11' -RemoteAddress '10.80.2.10','10.80.2.20' | Out-Null
# On shop
New-NetFirewallRule -Name 'portolan-nsg-core-rysfgeg6txb1-v4' -DisplayName 'Portolan nsg-core rysfgeg6txb1 v4' -Group 'Portolan nsg-core' -Description 'rysfgeg6txb1: fgxd1h24djs1 fq5beg2wcmp9, HTTPS: gateway to World Wide Web Publishing Service on shop: the project names it as one that it uses' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '80','443' -LocalAddress '10.80.1.10/31' -RemoteAddress '10.80.0.10' | Out-Null
# On log1
New-NetFirewallRule -Name 'portolan-nsg-core-r2kxbv2ahqj9-v4' -DisplayName 'Portolan nsg-core r2kxbv2ahqj9 v4' -Group 'Portolan nsg-core' -Description 'r2kxbv2ahqj9: fp5ftekrb7h1, Syslog: gateway to Syslog on log1: The computer or device sends its log messages to the log server' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '514' -LocalAddress '10.80.3.10' -RemoteAddress '10.80.0.10' | Out-Null
# On time1
New-NetFirewallRule -Name 'portolan-nsg-core-rr98w215fy6m-v4' -DisplayName 'Portolan nsg-core rr98w215fy6m v4' -Group 'Portolan nsg-core' -Description 'rr98w215fy6m: fh75c4yakdpx, NTP: gateway to NTP on time1: The computer or device sets its clock by the NTP server' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '123' -LocalAddress '10.80.3.11' -RemoteAddress '10.80.0.10' | Out-Null
# On cache1, db1
New-NetFirewallRule -Name 'portolan-nsg-core-rndqqdswatd7-v4' -DisplayName 'Portolan nsg-core rndqqdswatd7 v4' -Group 'Portolan nsg-core' -Description 'rndqqdswatd7: fsfn5a1hgr1s, SSH: jump to SSH on cache1, db1: Administrators log in to the servers by SSH' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort '22' -LocalAddress '10.80.2.10','10.80.2.20' -RemoteAddress '10.80.3.20' | Out-Null
