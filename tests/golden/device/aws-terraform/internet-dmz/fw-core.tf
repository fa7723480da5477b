# Rules of fw-core, from the project Internet and DMZ
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "fw-core_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to ca1: 10.1.0.15
resource "aws_security_group" "fw-core_ca1" {
  name        = "portolan-fw-core-ca1"
  description = "ca1"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to dc1: 10.1.0.10
resource "aws_security_group" "fw-core_dc1" {
  name        = "portolan-fw-core-dc1"
  description = "dc1"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to dc2: 10.1.0.11
resource "aws_security_group" "fw-core_dc2" {
  name        = "portolan-fw-core-dc2"
  description = "dc2"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to mail1: 10.1.0.25
resource "aws_security_group" "fw-core_mail1" {
  name        = "portolan-fw-core-mail1"
  description = "mail1"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to portal1: 10.1.0.30
resource "aws_security_group" "fw-core_portal1" {
  name        = "portolan-fw-core-portal1"
  description = "portal1"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to rpcproxy1: 192.168.30.10
resource "aws_security_group" "fw-core_rpcproxy1" {
  name        = "portolan-fw-core-rpcproxy1"
  description = "rpcproxy1"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to sql1: 10.1.20.10
resource "aws_security_group" "fw-core_sql1" {
  name        = "portolan-fw-core-sql1"
  description = "sql1"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to www1: 192.168.30.20
resource "aws_security_group" "fw-core_www1" {
  name        = "portolan-fw-core-www1"
  description = "www1"
  vpc_id      = var.fw-core_vpc_id
}

# Attach to Users: 10.2.0.0/16
resource "aws_security_group" "fw-core_Users" {
  name        = "portolan-fw-core-Users"
  description = "Users"
  vpc_id      = var.fw-core_vpc_id
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rd7wgxftk8ty: f1j7wgwkvvh4 f27qm38r3cga f6bgwftqx5w5, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc1, dc2: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_3268_3269" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_15_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.1.0.15/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_15_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.1.0.15/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_25_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_25_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_25_tcp_25_25" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r9h5g6g7grms: f20yv7ydg8rw, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_25_udp_25_25" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "rn4x7f0p1d9d: fkpchwr778sa, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "udp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_30_tcp_443_443" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r43tncqwqp29: f86pwd671z0k fdvc0fk588hm, HTTP: Workstations to World Wide Web Publishing Service on portal1: People open the organizations web sites from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "fw-core_Users_to_10_1_0_30_tcp_80_80" {
  security_group_id = aws_security_group.fw-core_Users.id
  description       = "r43tncqwqp29: f86pwd671z0k fdvc0fk588hm, HTTP: Workstations to World Wide Web Publishing Service on portal1: People open the organizations web sites from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_ca1_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_ca1.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_ca1_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_ca1.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rdnphzd4eqrf: f1946jrnqem4 fcr6a0j01tn9 fx074hh0b59q, ICMP echo: sql1 to Server on dc1, dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_1_20_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rd7wgxftk8ty: f1j7wgwkvvh4 f27qm38r3cga f6bgwftqx5w5, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc1, dc2: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_3268_3269" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_10_2_0_0_16_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r4r40g4t35w0: fj4nhcbe3p9k fnk1e912sa5j fxahq4g37zgy, ICMP (ping): rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_20_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc1_from_192_168_30_20_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rdnphzd4eqrf: f1946jrnqem4 fcr6a0j01tn9 fx074hh0b59q, ICMP echo: sql1 to Server on dc1, dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_1_20_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rd7wgxftk8ty: f1j7wgwkvvh4 f27qm38r3cga f6bgwftqx5w5, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc1, dc2: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_3268_3269" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r76sv8j72dek: f4bn0e4dhb9c fbnmpc2kch2g ffaqy1nsn4nf fh6m7trg8dwv fr61tm37yr2k frfbhmk2sd62 fze6e7ragpwq fzr4sddt5xgg, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Programs on the member may read the directory with..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_10_2_0_0_16_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r0r4ryxyvf6f: f4cdpkczhec6 f9h5kf62jw0v fbp9enn9bp7h fkxbxjexhgt7 fnyzy9p2g3jd fqfc8nz3dpr0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc1, dc2: A domain member finds its controller with LDAP over UDP and reads the dir..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r4r40g4t35w0: fj4nhcbe3p9k fnk1e912sa5j fxahq4g37zgy, ICMP (ping): rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_udp_123_123" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_udp_389_389" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_udp_464_464" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_10_udp_88_88" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_20_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_dc2_from_192_168_30_20_udp_53_53" {
  security_group_id = aws_security_group.fw-core_dc2.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_mail1_from_10_2_0_0_16_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_mail1_from_10_2_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "r133ghp78edg: f5jbyfzwa4fr f5z1e4exp2nz f6ag81tzdr15 fbay7pkr1ma3 fbwkph07td90 fd4r828kf6kk fh7frht571ar, RPC: Workstations to Active Directory (Local Security Authority) on dc1, dc2: Logon, account lookups and joining the domain use the LSA, SAM and N..."
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_mail1_from_10_2_0_0_16_tcp_25_25" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "r9h5g6g7grms: f20yv7ydg8rw, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_mail1_from_10_2_0_0_16_udp_25_25" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rn4x7f0p1d9d: fkpchwr778sa, SMTP: Workstations to Simple Mail Transfer Protocol (SMTP) on mail1: the project names it as one that it uses"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "udp"
  from_port         = 25
  to_port           = 25
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_mail1_from_192_168_30_10_tcp_6001_6002" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rbhaawv1sccg: f9f3gygghwxb fa5pnnmrp9js fr13jrpcegrp, DSProxy/NSPI: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 6001
  to_port           = 6002
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_mail1_from_192_168_30_10_tcp_6004_6004" {
  security_group_id = aws_security_group.fw-core_mail1.id
  description       = "rbhaawv1sccg: f9f3gygghwxb fa5pnnmrp9js fr13jrpcegrp, DSProxy/NSPI: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 6004
  to_port           = 6004
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_portal1_from_10_2_0_0_16_tcp_443_443" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "r43tncqwqp29: f86pwd671z0k fdvc0fk588hm, HTTP: Workstations to World Wide Web Publishing Service on portal1: People open the organizations web sites from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_portal1_from_10_2_0_0_16_tcp_80_80" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "r43tncqwqp29: f86pwd671z0k fdvc0fk588hm, HTTP: Workstations to World Wide Web Publishing Service on portal1: People open the organizations web sites from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "fw-core_portal1_to_10_1_20_10_tcp_1433_1433" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "rz0ypqxmn4yq: f69wne40wtvz, SQL over TCP: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_egress_rule" "fw-core_portal1_to_10_1_20_10_udp_1434_1434" {
  security_group_id = aws_security_group.fw-core_portal1.id
  description       = "razxjbses32s: fqqcrcfhbjfr, SQL Probe: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.20.10/32"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r4r40g4t35w0: fj4nhcbe3p9k fnk1e912sa5j fxahq4g37zgy, ICMP (ping): rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rfgz6m76fh9g: f0k8g56j1cah f3fy8j0n2ktt f4dp5sh6zrez f7tzfzyt63sk fa8g0cmx0wp3 favdsfetgn4d fgarx0ydgkjn fmq2by8vpyh4 frfzj6fba3rn fvf51nedfke0 fwknsexq7ezs +1, RPC: rpcproxy1 to Group Policy on dc1, dc2: Group Policy is read by LDAP, RPC and SMB from..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "r5yra80aqqf0: f0m36bg2qvt8 f8qsey25hj2g fc4tsmgar6qn fcm8kh5bsddt ft4nt0aetyd7, DCOM: rpcproxy1 to Group Policy on dc1, dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_25_tcp_6001_6002" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rbhaawv1sccg: f9f3gygghwxb fa5pnnmrp9js fr13jrpcegrp, DSProxy/NSPI: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 6001
  to_port           = 6002
}

resource "aws_vpc_security_group_egress_rule" "fw-core_rpcproxy1_to_10_1_0_25_tcp_6004_6004" {
  security_group_id = aws_security_group.fw-core_rpcproxy1.id
  description       = "rbhaawv1sccg: f9f3gygghwxb fa5pnnmrp9js fr13jrpcegrp, DSProxy/NSPI: rpcproxy1 to Microsoft Exchange Server and Outlook clients on mail1: The RPC proxy passes Outlooks calls on to three fixed ports of the Exchange server, no endpoint mapper is involved"
  cidr_ipv4         = "10.1.0.25/32"
  ip_protocol       = "tcp"
  from_port         = 6004
  to_port           = 6004
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_sql1_from_10_1_0_30_tcp_1433_1433" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rz0ypqxmn4yq: f69wne40wtvz, SQL over TCP: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_ingress_rule" "fw-core_sql1_from_10_1_0_30_udp_1434_1434" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "razxjbses32s: fqqcrcfhbjfr, SQL Probe: portal1 to MSSQLSERVER on sql1: The portal keeps its sites and documents in SQL Server"
  cidr_ipv4         = "10.1.0.30/32"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rdnphzd4eqrf: f1946jrnqem4 fcr6a0j01tn9 fx074hh0b59q, ICMP echo: sql1 to Server on dc1, dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "r5xv31a5f1qn: f3c1sekct5n6 f3rjkk0s1nyq f3v1vy8np0jv fa5jks3js669 fdbzxa3a6764 ffj2ks0bz9b0 fg23r9qd8ahc fhrpwbb06ec0 fmqq3x817q2p fp0k5p09agmt fv9zc7z5x0zh +2, LDAP Server: sql1 to Active Directory (Local Security Authority) on dc1, dc2: A domain memb..."
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-core_sql1_to_10_1_0_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-core_sql1.id
  description       = "rtc6g2vt42sx: f0mz3p72et1c f3a95jp7ck4k f98f369ytfmq fhfkrr601h2q fqna0fzk0t7z frwxxh6arwxm, NTP: sql1 to Windows Time on dc1, dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fw-core_www1_to_10_1_0_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-core_www1.id
  description       = "rhs4qeqct7jh: f8kqaehj31pf, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-core_www1_to_10_1_0_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-core_www1.id
  description       = "rtgv2ztadpt0: ffmq8kc9w6hk, DNS: rpcproxy1 to DNS Server on dc1, dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 2 more reasons)"
  cidr_ipv4         = "10.1.0.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}
