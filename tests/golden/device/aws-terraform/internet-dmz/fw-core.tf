# Rules of fw-core, from the project Internet and DMZ
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to ca1: 10.1.0.15
resource "aws_security_group" "fw-core_ca1" {
  name        = "portolan-fw-core-ca1"
  description = "ca1"
  vpc_id      = var.vpc_id
}

# Attach to dc1: 10.1.0.10
resource "aws_security_group" "fw-core_dc1" {
  name        = "portolan-fw-core-dc1"
  description = "dc1"
  vpc_id      = var.vpc_id
}

# Attach to dc2: 10.1.0.11
resource "aws_security_group" "fw-core_dc2" {
  name        = "portolan-fw-core-dc2"
  description = "dc2"
  vpc_id      = var.vpc_id
}

# Attach to mail1: 10.1.0.25
resource "aws_security_group" "fw-core_mail1" {
  name        = "portolan-fw-core-mail1"
  description = "mail1"
  vpc_id      = var.vpc_id
}

# Attach to portal1: 10.1.0.30
resource "aws_security_group" "fw-core_portal1" {
  name        = "portolan-fw-core-portal1"
  description = "portal1"
  vpc_id      = var.vpc_id
}

# Attach to rpcproxy1: 192.168.30.10
resource "aws_security_group" "fw-core_rpcproxy1" {
  name        = "portolan-fw-core-rpcproxy1"
  description = "rpcproxy1"
  vpc_id      = var.vpc_id
}

# Attach to sql1: 10.1.20.10
resource "aws_security_group" "fw-core_sql1" {
  name        = "portolan-fw-core-sql1"
  description = "sql1"
  vpc_id      = var.vpc_id
}

# Attach to www1: 192.168.30.20
resource "aws_security_group" "fw-core_www1" {
  name        = "portolan-fw-core-www1"
  description = "www1"
  vpc_id      = var.vpc_id
}

# Attach to Users: 10.2.0.0/16
resource "aws_security_group" "fw-core_Users" {
  name        = "portolan-fw-core-Users"
  description = "Users"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rd7wgxftk8ty: f1j7wgwkvvh4 f27qm38r3cga f6bgwftqx5w5, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc1, dc2: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r1ttkfr49ca4: f6ag81tzdr15 fbwkph07td90 fd4r828kf6kk fh7frht571ar, DCOM: Workstations to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rnpcdhv83nys: f5jbyfzwa4fr, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rd763ydhfkqb: fh6m7trg8dwv, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r7aryy2t62k4: ffaqy1nsn4nf, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r0s2h8cg28h0: fr61tm37yr2k, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rftp05h8nhnj: fzr4sddt5xgg, SMB: Workstations to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rp58cfxxfe1e: fze6e7ragpwq, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r9dp2k6wvj80: fbnmpc2kch2g, DNS: Workstations to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r5zayvn8bxx4: f4bn0e4dhb9c, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r74t7p7zj26f: frfbhmk2sd62, Kerberos: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "ryzqn93rxpw7: fqfc8nz3dpr0, DCOM: Workstations to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r3vq4872m4z1: fbp9enn9bp7h, NTP: Workstations to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rj3yhy172t3c: f4cdpkczhec6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rsgddsxdxnv5: fkxbxjexhgt7, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rthcbh8j7zqm: f9h5kf62jw0v, DNS: Workstations to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rk75fkvvgnf2: fnyzy9p2g3jd, Kerberos: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_15_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r7mtnpezdrmw: fbay7pkr1ma3, Randomly allocated high TCP ports: Workstations to Certificate Services on ca1: Users and computers request and renew their certificates by RPC and DCOM"
  cidr_ipv4         = "10.1.0.15/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_15_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rnpcdhv83nys: f5jbyfzwa4fr, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.1.0.15/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_25_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rq8tyzyrtaka: f5z1e4exp2nz, Randomly allocated high TCP ports: Workstations to Microsoft Exchange Server and Outlook clients on mail1: Outlook asks the endpoint mapper of the Exchange server and then connects to its information store, referral and addr..."
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_25_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rnpcdhv83nys: f5jbyfzwa4fr, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_25_tcp_25_25" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r9h5g6g7grms: f20yv7ydg8rw, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_25_udp_25_25" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rn4x7f0p1d9d: fkpchwr778sa, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "udp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_30_tcp_443_443" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rc9vfcmyqw0n: fdvc0fk588hm, HTTPS: Workstations to HTTP SSL on portal1: Sites that are encrypted are served by the HTTP SSL service of the web server (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_1_0_30_tcp_80_80" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rgv2x5p2w5sk: f86pwd671z0k, HTTP: Workstations to World Wide Web Publishing Service on portal1: People open the organizations web sites from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "ca1_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_ca1.id
  description       = "r7mtnpezdrmw: fbay7pkr1ma3, Randomly allocated high TCP ports: Workstations to Certificate Services on ca1: Users and computers request and renew their certificates by RPC and DCOM"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "ca1_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_ca1.id
  description       = "rnpcdhv83nys: f5jbyfzwa4fr, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rdnphzd4eqrf: f1946jrnqem4 fcr6a0j01tn9 fx074hh0b59q, ICMP echo: sql1 to Server on dc1, dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rmp1yz8p4b81: f3rjkk0s1nyq fa5jks3js669 ffj2ks0bz9b0 fmqq3x817q2p, DCOM: sql1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r259wjh6vh41: f3v1vy8np0jv, RPC: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "ramhkb0z5h44: fp0k5p09agmt, Global Catalog Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtc0tj5dj2ss: fz3tygwnypf2, Global Catalog Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rak3ddw7wkbe: f3c1sekct5n6, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r727h95a8mbb: fg23r9qd8ahc, SMB: sql1 to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "ry8ep43xttmc: fy7ceq5cfaqm, Kerberos Password V5: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rzjsekr6yq88: fhrpwbb06ec0, DNS: sql1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rpdjp5tgt0jh: fv9zc7z5x0zh, LDAP SSL: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rk99stsz9y4s: fdbzxa3a6764, Kerberos: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rn0eytv7bt34: frwxxh6arwxm, DCOM: sql1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rj9m12aqmpp7: f0mz3p72et1c, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rh9zzqt7fjg8: f3a95jp7ck4k, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r9gp7g9rkzm9: fqna0fzk0t7z, Kerberos Password V5: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rkz9n7vpen7p: f98f369ytfmq, DNS: sql1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_1_20_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r1f43whpwgee: fhfkrr601h2q, Kerberos: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rd7wgxftk8ty: f1j7wgwkvvh4 f27qm38r3cga f6bgwftqx5w5, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc1, dc2: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r1ttkfr49ca4: f6ag81tzdr15 fbwkph07td90 fd4r828kf6kk fh7frht571ar, DCOM: Workstations to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rnpcdhv83nys: f5jbyfzwa4fr, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rd763ydhfkqb: fh6m7trg8dwv, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r7aryy2t62k4: ffaqy1nsn4nf, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0s2h8cg28h0: fr61tm37yr2k, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rftp05h8nhnj: fzr4sddt5xgg, SMB: Workstations to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rp58cfxxfe1e: fze6e7ragpwq, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r9dp2k6wvj80: fbnmpc2kch2g, DNS: Workstations to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5zayvn8bxx4: f4bn0e4dhb9c, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r74t7p7zj26f: frfbhmk2sd62, Kerberos: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "ryzqn93rxpw7: fqfc8nz3dpr0, DCOM: Workstations to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r3vq4872m4z1: fbp9enn9bp7h, NTP: Workstations to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rj3yhy172t3c: f4cdpkczhec6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rsgddsxdxnv5: fkxbxjexhgt7, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rthcbh8j7zqm: f9h5kf62jw0v, DNS: Workstations to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_10_2_0_0_16_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rk75fkvvgnf2: fnyzy9p2g3jd, Kerberos: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r4r40g4t35w0: fj4nhcbe3p9k fnk1e912sa5j fxahq4g37zgy, ICMP (ping): rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0mvmazx32ae: f0k8g56j1cah f4dp5sh6zrez fwknsexq7ezs fxvd267j3g13, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from the controller, if one of them is blocked it is not applied"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rsjz6p5dsddp: f7tzfzyt63sk, RPC: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rqg4mnv5fz5k: fmq2by8vpyh4, Global Catalog Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "ry2bhgz1edpc: fvf51nedfke0, Global Catalog Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rxmpyrm0f6hj: fa8g0cmx0wp3, LDAP Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r59ydrdt34qr: fgarx0ydgkjn, SMB: rpcproxy1 to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r3ansrwq7dyz: f3fy8j0n2ktt, Kerberos Password V5: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r08xgaw0q16f: favdsfetgn4d, LDAP SSL: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rx94ps05270s: frfzj6fba3rn, Kerberos: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rz06cec0n0f6: f0m36bg2qvt8, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r9vms5mxseyx: fc4tsmgar6qn, NTP: rpcproxy1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rsyq76s13a9y: ft4nt0aetyd7, LDAP Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rk56vw0pvn3y: f8qsey25hj2g, Kerberos Password V5: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rmz979vhzdyw: fcm8kh5bsddt, Kerberos: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_20_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc1_from_192_168_30_20_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rdnphzd4eqrf: f1946jrnqem4 fcr6a0j01tn9 fx074hh0b59q, ICMP echo: sql1 to Server on dc1, dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rmp1yz8p4b81: f3rjkk0s1nyq fa5jks3js669 ffj2ks0bz9b0 fmqq3x817q2p, DCOM: sql1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r259wjh6vh41: f3v1vy8np0jv, RPC: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "ramhkb0z5h44: fp0k5p09agmt, Global Catalog Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtc0tj5dj2ss: fz3tygwnypf2, Global Catalog Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rak3ddw7wkbe: f3c1sekct5n6, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r727h95a8mbb: fg23r9qd8ahc, SMB: sql1 to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "ry8ep43xttmc: fy7ceq5cfaqm, Kerberos Password V5: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rzjsekr6yq88: fhrpwbb06ec0, DNS: sql1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rpdjp5tgt0jh: fv9zc7z5x0zh, LDAP SSL: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rk99stsz9y4s: fdbzxa3a6764, Kerberos: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rn0eytv7bt34: frwxxh6arwxm, DCOM: sql1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rj9m12aqmpp7: f0mz3p72et1c, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rh9zzqt7fjg8: f3a95jp7ck4k, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r9gp7g9rkzm9: fqna0fzk0t7z, Kerberos Password V5: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rkz9n7vpen7p: f98f369ytfmq, DNS: sql1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_1_20_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r1f43whpwgee: fhfkrr601h2q, Kerberos: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rd7wgxftk8ty: f1j7wgwkvvh4 f27qm38r3cga f6bgwftqx5w5, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc1, dc2: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r1ttkfr49ca4: f6ag81tzdr15 fbwkph07td90 fd4r828kf6kk fh7frht571ar, DCOM: Workstations to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rnpcdhv83nys: f5jbyfzwa4fr, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rd763ydhfkqb: fh6m7trg8dwv, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r7aryy2t62k4: ffaqy1nsn4nf, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0s2h8cg28h0: fr61tm37yr2k, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rftp05h8nhnj: fzr4sddt5xgg, SMB: Workstations to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rp58cfxxfe1e: fze6e7ragpwq, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r9dp2k6wvj80: fbnmpc2kch2g, DNS: Workstations to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5zayvn8bxx4: f4bn0e4dhb9c, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r74t7p7zj26f: frfbhmk2sd62, Kerberos: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "ryzqn93rxpw7: fqfc8nz3dpr0, DCOM: Workstations to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r3vq4872m4z1: fbp9enn9bp7h, NTP: Workstations to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rj3yhy172t3c: f4cdpkczhec6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rsgddsxdxnv5: fkxbxjexhgt7, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rthcbh8j7zqm: f9h5kf62jw0v, DNS: Workstations to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_10_2_0_0_16_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rk75fkvvgnf2: fnyzy9p2g3jd, Kerberos: Workstations to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r4r40g4t35w0: fj4nhcbe3p9k fnk1e912sa5j fxahq4g37zgy, ICMP (ping): rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0mvmazx32ae: f0k8g56j1cah f4dp5sh6zrez fwknsexq7ezs fxvd267j3g13, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from the controller, if one of them is blocked it is not applied"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rsjz6p5dsddp: f7tzfzyt63sk, RPC: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rqg4mnv5fz5k: fmq2by8vpyh4, Global Catalog Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "ry2bhgz1edpc: fvf51nedfke0, Global Catalog Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rxmpyrm0f6hj: fa8g0cmx0wp3, LDAP Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r59ydrdt34qr: fgarx0ydgkjn, SMB: rpcproxy1 to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r3ansrwq7dyz: f3fy8j0n2ktt, Kerberos Password V5: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r08xgaw0q16f: favdsfetgn4d, LDAP SSL: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rx94ps05270s: frfzj6fba3rn, Kerberos: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rz06cec0n0f6: f0m36bg2qvt8, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r9vms5mxseyx: fc4tsmgar6qn, NTP: rpcproxy1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rsyq76s13a9y: ft4nt0aetyd7, LDAP Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rk56vw0pvn3y: f8qsey25hj2g, Kerberos Password V5: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rmz979vhzdyw: fcm8kh5bsddt, Kerberos: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_20_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc2_from_192_168_30_20_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "mail1_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rq8tyzyrtaka: f5z1e4exp2nz, Randomly allocated high TCP ports: Workstations to Microsoft Exchange Server and Outlook clients on mail1: Outlook asks the endpoint mapper of the Exchange server and then connects to its information store, referral and addr..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "mail1_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rnpcdhv83nys: f5jbyfzwa4fr, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "mail1_from_10_2_0_0_16_tcp_25_25" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "r9h5g6g7grms: f20yv7ydg8rw, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_ingress_rule" "mail1_from_10_2_0_0_16_udp_25_25" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rn4x7f0p1d9d: fkpchwr778sa, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_ingress_rule" "mail1_from_192_168_30_10_tcp_6001_6001" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "re03qb2hvmt2: fa5pnnmrp9js, Information Store: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 6001
  to_port           = 6001
}

resource "aws_vpc_security_group_ingress_rule" "mail1_from_192_168_30_10_tcp_6002_6002" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rgmcz1mcmgz5: fr13jrpcegrp, Directory Referral: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 6002
  to_port           = 6002
}

resource "aws_vpc_security_group_ingress_rule" "mail1_from_192_168_30_10_tcp_6004_6004" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rf763eqvgdv6: f9f3gygghwxb, DSProxy/NSPI: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 6004
  to_port           = 6004
}

resource "aws_vpc_security_group_ingress_rule" "portal1_from_10_2_0_0_16_tcp_443_443" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "rc9vfcmyqw0n: fdvc0fk588hm, HTTPS: Workstations to HTTP SSL on portal1: Sites that are encrypted are served by the HTTP SSL service of the web server (and 2 more reasons)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "portal1_from_10_2_0_0_16_tcp_80_80" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "rgv2x5p2w5sk: f86pwd671z0k, HTTP: Workstations to World Wide Web Publishing Service on portal1: People open the organizations web sites from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "portal1_to_10_1_20_10_tcp_1433_1433" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "rz0ypqxmn4yq: f69wne40wtvz, SQL over TCP: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_egress_rule" "portal1_to_10_1_20_10_udp_1434_1434" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "razxjbses32s: fqqcrcfhbjfr, SQL Probe: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r4r40g4t35w0: fj4nhcbe3p9k fnk1e912sa5j fxahq4g37zgy, ICMP (ping): rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r0mvmazx32ae: f0k8g56j1cah f4dp5sh6zrez fwknsexq7ezs fxvd267j3g13, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from the controller, if one of them is blocked it is not applied"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rsjz6p5dsddp: f7tzfzyt63sk, RPC: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rqg4mnv5fz5k: fmq2by8vpyh4, Global Catalog Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "ry2bhgz1edpc: fvf51nedfke0, Global Catalog Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rxmpyrm0f6hj: fa8g0cmx0wp3, LDAP Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r59ydrdt34qr: fgarx0ydgkjn, SMB: rpcproxy1 to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r3ansrwq7dyz: f3fy8j0n2ktt, Kerberos Password V5: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r08xgaw0q16f: favdsfetgn4d, LDAP SSL: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rx94ps05270s: frfzj6fba3rn, Kerberos: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rz06cec0n0f6: f0m36bg2qvt8, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r9vms5mxseyx: fc4tsmgar6qn, NTP: rpcproxy1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rsyq76s13a9y: ft4nt0aetyd7, LDAP Server: rpcproxy1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rk56vw0pvn3y: f8qsey25hj2g, Kerberos Password V5: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rmz979vhzdyw: fcm8kh5bsddt, Kerberos: rpcproxy1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_25_tcp_6001_6001" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "re03qb2hvmt2: fa5pnnmrp9js, Information Store: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 6001
  to_port           = 6001
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_25_tcp_6002_6002" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rgmcz1mcmgz5: fr13jrpcegrp, Directory Referral: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 6002
  to_port           = 6002
}

resource "aws_vpc_security_group_egress_rule" "rpcproxy1_to_10_1_0_25_tcp_6004_6004" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rf763eqvgdv6: f9f3gygghwxb, DSProxy/NSPI: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 6004
  to_port           = 6004
}

resource "aws_vpc_security_group_ingress_rule" "sql1_from_10_1_0_30_tcp_1433_1433" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rz0ypqxmn4yq: f69wne40wtvz, SQL over TCP: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_ingress_rule" "sql1_from_10_1_0_30_udp_1434_1434" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "razxjbses32s: fqqcrcfhbjfr, SQL Probe: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rdnphzd4eqrf: f1946jrnqem4 fcr6a0j01tn9 fx074hh0b59q, ICMP echo: sql1 to Server on dc1, dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rmp1yz8p4b81: f3rjkk0s1nyq fa5jks3js669 ffj2ks0bz9b0 fmqq3x817q2p, DCOM: sql1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r259wjh6vh41: f3v1vy8np0jv, RPC: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "ramhkb0z5h44: fp0k5p09agmt, Global Catalog Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rtc0tj5dj2ss: fz3tygwnypf2, Global Catalog Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rak3ddw7wkbe: f3c1sekct5n6, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r727h95a8mbb: fg23r9qd8ahc, SMB: sql1 to Net Logon on dc1, dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 3 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "ry8ep43xttmc: fy7ceq5cfaqm, Kerberos Password V5: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rzjsekr6yq88: fhrpwbb06ec0, DNS: sql1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rpdjp5tgt0jh: fv9zc7z5x0zh, LDAP SSL: sql1 to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rk99stsz9y4s: fdbzxa3a6764, Kerberos: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rn0eytv7bt34: frwxxh6arwxm, DCOM: sql1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rj9m12aqmpp7: f0mz3p72et1c, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rh9zzqt7fjg8: f3a95jp7ck4k, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r9gp7g9rkzm9: fqna0fzk0t7z, Kerberos Password V5: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rkz9n7vpen7p: f98f369ytfmq, DNS: sql1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "sql1_to_10_1_0_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r1f43whpwgee: fhfkrr601h2q, Kerberos: sql1 to Kerberos Key Distribution Center on dc1, dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "www1_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_www1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "www1_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_www1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}
