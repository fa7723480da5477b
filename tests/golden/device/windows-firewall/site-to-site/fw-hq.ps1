# Rules of fw-hq, from the project Site to site
# Each rule has its id as its name, and the flows that it serves in its comment.
# A firewall of hosts: run this as administrator on each server that it names. Rules hold where the server has
# one of the local addresses; what leaves a server is not filtered. Run again, it puts new rules in place of its
# old ones; those of other devices stay.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Get-NetFirewallRule -Group 'Portolan fw-hq' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
# On hq-dc1, hq-dc2
New-NetFirewallRule -Name 'portolan-fw-hq-r8hx58cg2b6x-v4' -DisplayName 'Portolan fw-hq r8hx58cg2b6x v4' -Group 'Portolan fw-hq' -Description 'r8hx58cg2b6x: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)' -Direction Inbound -Action Allow -Profile Any -Protocol 'ICMPv4' -IcmpType '8' -LocalAddress '10.1.10.10/31' -RemoteAddress '10.60.10.0/24' | Out-Null
# On hq-dc1, hq-dc2
New-NetFirewallRule -Name 'portolan-fw-hq-rk6dgr6nrr81-v4' -DisplayName 'Portolan fw-hq rk6dgr6nrr81 v4' -Group 'Portolan fw-hq' -Description 'rk6dgr6nrr81: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w fvrne30en35y fzk10r264n0q, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does (and 1 more reason)' -Direction Inbound -Action Allow -Profile Any -Protocol 'TCP' -LocalPort 'RPC','RPCEPMap','53','88','389','445','464','636','3268-3269' -LocalAddress '10.1.10.10/31' -RemoteAddress '10.60.10.0/24' | Out-Null
# On hq-dc1, hq-dc2
New-NetFirewallRule -Name 'portolan-fw-hq-rkcefy4gfkpm-v4' -DisplayName 'Portolan fw-hq rkcefy4gfkpm v4' -Group 'Portolan fw-hq' -Description 'rkcefy4gfkpm: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)' -Direction Inbound -Action Allow -Profile Any -Protocol 'UDP' -LocalPort '53','88','123','389','464','1024-65535' -LocalAddress '10.1.10.10/31' -RemoteAddress '10.60.10.0/24' | Out-Null
