# Rules of core-b, from the project Two eras
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to dc-2003: 10.41.0.10
resource "aws_security_group" "core-b_dc-2003" {
  name        = "portolan-core-b-dc-2003"
  description = "dc-2003"
  vpc_id      = var.vpc_id
}

# Attach to dc-2019: 10.42.0.10
resource "aws_security_group" "core-b_dc-2019" {
  name        = "portolan-core-b-dc-2019"
  description = "dc-2019"
  vpc_id      = var.vpc_id
}

# Attach to fs-2003: 10.41.0.20
resource "aws_security_group" "core-b_fs-2003" {
  name        = "portolan-core-b-fs-2003"
  description = "fs-2003"
  vpc_id      = var.vpc_id
}

# Attach to fs-2019: 10.42.0.20
resource "aws_security_group" "core-b_fs-2019" {
  name        = "portolan-core-b-fs-2019"
  description = "fs-2019"
  vpc_id      = var.vpc_id
}

# Attach to Users: 10.40.0.0/20
resource "aws_security_group" "core-b_Users" {
  name        = "portolan-core-b-Users"
  description = "Users"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "re1r8y8df61q: fm7jfsxg5j57, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rf8ktqksfcgr: f9dp8ymdngbx fnjhcsw0za2p fxf868srsn4t, RPC randomly allocated high TCP ports: Workstations to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interf..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r14j5b7sqdd2: fbqadprdkraz, RPC: Workstations to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rvhh0bj3m1md: f2yadf0vzxnw, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc-2003: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rn64j0jtgaar: fzzntca30qdc, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r7s85hnpc2j6: fbn1bbx2etsh, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r12zv3az2ckg: f0wm8jeadwwk, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r0m1r4df0vzg: fedf92bqe6dz, DNS: Workstations to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rp28zswhqnge: fx0j1mz5sxf8, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc-2003: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "ra63656ra88n: fh053a9tmtgc, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r1v4qk6b5kvz: fdw1k85jgy1k, NTP: Workstations to Windows Time on dc-2003: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rt6qn8ay9ez9: ft9apj86nrb0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rs020erx94mh: f7fdbpyd1p74, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "ref3wh66mjk3: frstpy120zdb, DNS: Workstations to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rqr88xvwyjjn: fs6x840kgb4s, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_41_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r7t4g4r0jt9y: f296749m2mqe, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2019: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rz5r6nnh0xbe: faw4hhszdj44, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r4qjzhys329q: fxk8spn4zqxp, Global Catalog: Workstations to Active Directory (Local Security Authority) on dc-2019: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rafwwjbwwkqw: fb0szk027zqj, Global Catalog: Workstations to Active Directory (Local Security Authority) on dc-2019: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rwh3s8g7jp4t: ftaamze46j4y, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r1znrjzaqx2x: fdr0wrrvrzxb, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rq4ex6m93cfq: fmf9sb1s6nz5 fx57zwq7yv85 fz3699sd84pg, Dynamic RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (an..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rdzk5qahm0k1: fr146mejaktc, DNS: Workstations to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rsds5jdad1hj: fg209ndpq6ej, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc-2019: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r99hcxqyqz0g: fqn7awt0rnk1, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rxzs4s46p0ww: fs6dd7hje4z6, NTP: Workstations to Windows Time on dc-2019: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rxd64bzw3y4x: f0a399pspgvy, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rneyxdvfkaqw: ffceg77k327b, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rh7qxfqb95as: fea2qc5z0et1, DNS: Workstations to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rzefvr6dxhha: fb4es6646dcd, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "Users_to_10_42_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "re1r8y8df61q: fm7jfsxg5j57, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rf8ktqksfcgr: f9dp8ymdngbx fnjhcsw0za2p fxf868srsn4t, RPC randomly allocated high TCP ports: Workstations to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interf..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r14j5b7sqdd2: fbqadprdkraz, RPC: Workstations to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rvhh0bj3m1md: f2yadf0vzxnw, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc-2003: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rn64j0jtgaar: fzzntca30qdc, Global Catalog Server: Workstations to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r7s85hnpc2j6: fbn1bbx2etsh, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r12zv3az2ckg: f0wm8jeadwwk, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r0m1r4df0vzg: fedf92bqe6dz, DNS: Workstations to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rp28zswhqnge: fx0j1mz5sxf8, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc-2003: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "ra63656ra88n: fh053a9tmtgc, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r1v4qk6b5kvz: fdw1k85jgy1k, NTP: Workstations to Windows Time on dc-2003: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rt6qn8ay9ez9: ft9apj86nrb0, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rs020erx94mh: f7fdbpyd1p74, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "ref3wh66mjk3: frstpy120zdb, DNS: Workstations to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_40_0_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rqr88xvwyjjn: fs6x840kgb4s, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rmg5tz3vhzev: fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "ra661xvzke0k: f3yn4xwcvn2m, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rbvsj4cxg9wh: fg61qkfpcxph, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rvk8gjn9y71v: ft2dcxbnq16j, SMB: fs-2019 to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rgrzz1zbkty1: fkjn0s4w2t2n, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rtbdcawyxa82: ftjt3fywgmpd, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r9zatfkjsq20: fr4xfa60r2g1, NTP: fs-2019 to Windows Time on dc-2003: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r94d6p91vppe: fe13b9ktdhb1, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r33302bhdyhb: fh5ndz7jaez3, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rnk8c666mybj: f04nmvk07e38, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rhbe6ypyc3qs: fnjwf70keraw, RPC: fs-2019 to Group Policy on dc-2003: Group Policy is read by LDAP, RPC and SMB from the controller, if one of them is blocked it is not applied"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "ra661xvzke0k: f3yn4xwcvn2m, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r3j61xcj7j53: fm26c8t08908, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rmc6hdndy82v: fe2ajz6bs8g4, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rbvsj4cxg9wh: fg61qkfpcxph, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rvk8gjn9y71v: ft2dcxbnq16j, SMB: fs-2019 to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rgrzz1zbkty1: fkjn0s4w2t2n, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r3md7a5y0km5: fe2gvr965qqq, DNS: fs-2019 to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rfnmhms088m4: ffxqmth038mc, LDAP SSL: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rtbdcawyxa82: ftjt3fywgmpd, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r9zatfkjsq20: fr4xfa60r2g1, NTP: fs-2019 to Windows Time on dc-2003: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r94d6p91vppe: fe13b9ktdhb1, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r33302bhdyhb: fh5ndz7jaez3, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r2x2rmpp4rnm: fjv9mhf3xd38, DNS: fs-2019 to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2003_from_10_42_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rnk8c666mybj: f04nmvk07e38, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r8w3xmge6zgn: fzaej78gwwyb, ICMP echo: fs-2003 to Active Directory (Local Security Authority) on dc-2019: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rkcz2tfq8z10: f2kztzw01npg, RPC: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r4g0tfx17p3y: fq9bvsdbcm7a, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rwg9kd97bywe: f16mr4fce996, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rpz1x75d756p: fs96ptjxx06q fzjtp1n6fgns, Dynamic RPC: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 3 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r1gnw45rvad8: f6za1c4wxra2, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rkb3bc4gs7gh: fttnhcm8c2wd, NTP: fs-2003 to Windows Time on dc-2019: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw3a3apk11dz: f5abge85rct1, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "dc-2003_to_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r9vyapsdce5r: fztmcewdqq4h, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r7t4g4r0jt9y: f296749m2mqe, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2019: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz5r6nnh0xbe: faw4hhszdj44, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 4 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r4qjzhys329q: fxk8spn4zqxp, Global Catalog: Workstations to Active Directory (Local Security Authority) on dc-2019: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rafwwjbwwkqw: fb0szk027zqj, Global Catalog: Workstations to Active Directory (Local Security Authority) on dc-2019: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwh3s8g7jp4t: ftaamze46j4y, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r1znrjzaqx2x: fdr0wrrvrzxb, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rq4ex6m93cfq: fmf9sb1s6nz5 fx57zwq7yv85 fz3699sd84pg, Dynamic RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (an..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rdzk5qahm0k1: fr146mejaktc, DNS: Workstations to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsds5jdad1hj: fg209ndpq6ej, LDAP SSL: Workstations to Active Directory (Local Security Authority) on dc-2019: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r99hcxqyqz0g: fqn7awt0rnk1, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rxzs4s46p0ww: fs6dd7hje4z6, NTP: Workstations to Windows Time on dc-2019: A domain member sets its clock by a controller, because Kerberos accepts only a small difference"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rxd64bzw3y4x: f0a399pspgvy, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rneyxdvfkaqw: ffceg77k327b, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rh7qxfqb95as: fea2qc5z0et1, DNS: Workstations to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_40_0_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rzefvr6dxhha: fb4es6646dcd, Kerberos: Workstations to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 1 more reason)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r8w3xmge6zgn: fzaej78gwwyb, ICMP echo: fs-2003 to Active Directory (Local Security Authority) on dc-2019: The LDAP client pings a controller that is slow to answer, and the redirector pings it before it connects (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rkcz2tfq8z10: f2kztzw01npg, RPC: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r4g0tfx17p3y: fq9bvsdbcm7a, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwg9kd97bywe: f16mr4fce996, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rpz1x75d756p: fs96ptjxx06q fzjtp1n6fgns, Dynamic RPC: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 3 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r1gnw45rvad8: f6za1c4wxra2, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rkb3bc4gs7gh: fttnhcm8c2wd, NTP: fs-2003 to Windows Time on dc-2019: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw3a3apk11dz: f5abge85rct1, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r9vyapsdce5r: fztmcewdqq4h, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rpve5acznsdf: fd8zh4xm4ger fq3r41x0wsvm, ICMP (ping): fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rkcz2tfq8z10: f2kztzw01npg, RPC: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r1byc7sm508h: fazssf5p1w5n, Global Catalog: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rm5meh4r93v2: f7wjx75mbpv4, Global Catalog: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r4g0tfx17p3y: fq9bvsdbcm7a, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwg9kd97bywe: f16mr4fce996, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "ry8c3qx41hy2: f14mtywc0ksh, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rx6v55vcw444: f4mtbrcy6p1h fga923y9tmkv, RPC: fs-2003 to Group Policy on dc-2019: Group Policy is read by LDAP, RPC and SMB from the controller, if one of them is blocked it is not applied"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rnqwyaye96db: fdmq32bnw79q, DNS: fs-2003 to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rbgnb1exgwzm: f6gqegqrcqze, LDAP SSL: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r1gnw45rvad8: f6za1c4wxra2, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rkb3bc4gs7gh: fttnhcm8c2wd, NTP: fs-2003 to Windows Time on dc-2019: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw3a3apk11dz: f5abge85rct1, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rxray3hdp2xx: fnt7eapsgrhd, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_udp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rtavr7bd12sg: f94c9me908qn, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz0he3vgzdyq: fn8f5d6em07n, DNS: fs-2003 to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "dc-2019_from_10_41_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r9vyapsdce5r: fztmcewdqq4h, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rmg5tz3vhzev: fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "ra661xvzke0k: f3yn4xwcvn2m, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rbvsj4cxg9wh: fg61qkfpcxph, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rvk8gjn9y71v: ft2dcxbnq16j, SMB: fs-2019 to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rgrzz1zbkty1: fkjn0s4w2t2n, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rtbdcawyxa82: ftjt3fywgmpd, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r9zatfkjsq20: fr4xfa60r2g1, NTP: fs-2019 to Windows Time on dc-2003: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r94d6p91vppe: fe13b9ktdhb1, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r33302bhdyhb: fh5ndz7jaez3, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "dc-2019_to_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rnk8c666mybj: f04nmvk07e38, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fs-2003_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rpve5acznsdf: fd8zh4xm4ger fq3r41x0wsvm, ICMP (ping): fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rkcz2tfq8z10: f2kztzw01npg, RPC: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "r1byc7sm508h: fazssf5p1w5n, Global Catalog: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rm5meh4r93v2: f7wjx75mbpv4, Global Catalog: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "r4g0tfx17p3y: fq9bvsdbcm7a, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rwg9kd97bywe: f16mr4fce996, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "ry8c3qx41hy2: f14mtywc0ksh, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rx6v55vcw444: f4mtbrcy6p1h fga923y9tmkv, RPC: fs-2003 to Group Policy on dc-2019: Group Policy is read by LDAP, RPC and SMB from the controller, if one of them is blocked it is not applied"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rnqwyaye96db: fdmq32bnw79q, DNS: fs-2003 to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rbgnb1exgwzm: f6gqegqrcqze, LDAP SSL: fs-2003 to Active Directory (Local Security Authority) on dc-2019: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "r1gnw45rvad8: f6za1c4wxra2, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rkb3bc4gs7gh: fttnhcm8c2wd, NTP: fs-2003 to Windows Time on dc-2019: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rw3a3apk11dz: f5abge85rct1, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rxray3hdp2xx: fnt7eapsgrhd, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos password service of the controller"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_udp_49152_65535" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rtavr7bd12sg: f94c9me908qn, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rz0he3vgzdyq: fn8f5d6em07n, DNS: fs-2003 to DNS Server on dc-2019: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fs-2003_to_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "r9vyapsdce5r: fztmcewdqq4h, Kerberos: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fs-2019_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rhbe6ypyc3qs: fnjwf70keraw, RPC: fs-2019 to Group Policy on dc-2003: Group Policy is read by LDAP, RPC and SMB from the controller, if one of them is blocked it is not applied"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "ra661xvzke0k: f3yn4xwcvn2m, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 7 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_3268_3268" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r3j61xcj7j53: fm26c8t08908, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Searches across the forest and logons with a user principal name ask a global catalog"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_3269_3269" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rmc6hdndy82v: fe2ajz6bs8g4, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need when none does"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rbvsj4cxg9wh: fg61qkfpcxph, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rvk8gjn9y71v: ft2dcxbnq16j, SMB: fs-2019 to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rgrzz1zbkty1: fkjn0s4w2t2n, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r3md7a5y0km5: fe2gvr965qqq, DNS: fs-2019 to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rfnmhms088m4: ffxqmth038mc, LDAP SSL: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rtbdcawyxa82: ftjt3fywgmpd, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r9zatfkjsq20: fr4xfa60r2g1, NTP: fs-2019 to Windows Time on dc-2003: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r94d6p91vppe: fe13b9ktdhb1, LDAP Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r33302bhdyhb: fh5ndz7jaez3, Kerberos Password V5: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r2x2rmpp4rnm: fjv9mhf3xd38, DNS: fs-2019 to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fs-2019_to_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rnk8c666mybj: f04nmvk07e38, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}
