# Rules of fw-branch, from the project Site to site
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to branch-fs: 10.60.10.11
resource "aws_security_group" "fw-branch_branch-fs" {
  name        = "portolan-fw-branch-branch-fs"
  description = "branch-fs"
  vpc_id      = var.vpc_id
}

# Attach to hq-dc1: 10.1.10.10
resource "aws_security_group" "fw-branch_hq-dc1" {
  name        = "portolan-fw-branch-hq-dc1"
  description = "hq-dc1"
  vpc_id      = var.vpc_id
}

# Attach to hq-dc2: 10.1.10.11
resource "aws_security_group" "fw-branch_hq-dc2" {
  name        = "portolan-fw-branch-hq-dc2"
  description = "hq-dc2"
  vpc_id      = var.vpc_id
}

# Attach to Branch: 10.60.10.0/24
resource "aws_security_group" "fw-branch_Branch" {
  name        = "portolan-fw-branch-Branch"
  description = "Branch"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rzhvsbvnf0v6: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r2pqgj058hd7: fng81kzk0mn1 frm5vj8bph66 fvrne30en35y fzk10r264n0q, RPC randomly allocated high TCP ports: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rmg9qppvhgre: fghcpxzeg4hh, RPC: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 9 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rfy36x2784ra: fnx12fjdegy7, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Searches across the forest and logons with a user principal name ask a global catalog (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r1wtc5gze24p: f5hpsq0vx83a, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rs5tckqskkb3: fdskvkveat9v, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 4 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rqwmaya844jp: frxshdj5gxg5, SMB: branch-fs to Net Logon on hq-dc1, hq-dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 7 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r059rf7t08ya: fvnct66xgv9w, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r5qqrsnvn7sm: f4ybc0zgk92z, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rh1b315z168r: f35mgkw2rhb3, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rx3eqj85dgnx: ffk7hqnfmxvc, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r8tn678k6q1k: fn1n62nf9w7h, DCOM: branch-fs to Group Policy on hq-dc1, hq-dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rrmmydeqsyed: fnt867p4sey7, NTP: branch-fs to Windows Time on hq-dc1, hq-dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rqxhkwv7avz1: ftxp53cazt64, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rkx8rmyx3rzm: fz40k7cg3e9j, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "reten5zhsxjc: ftztcgm4qr6q, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "Branch_to_10_1_10_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rezd3zeqdmph: ffhvsds68dhg, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rzhvsbvnf0v6: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "r2pqgj058hd7: fng81kzk0mn1 frm5vj8bph66 fvrne30en35y fzk10r264n0q, RPC randomly allocated high TCP ports: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rmg9qppvhgre: fghcpxzeg4hh, RPC: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 9 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rfy36x2784ra: fnx12fjdegy7, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Searches across the forest and logons with a user principal name ask a global catalog (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "r1wtc5gze24p: f5hpsq0vx83a, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rs5tckqskkb3: fdskvkveat9v, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 4 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rqwmaya844jp: frxshdj5gxg5, SMB: branch-fs to Net Logon on hq-dc1, hq-dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 7 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "r059rf7t08ya: fvnct66xgv9w, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "r5qqrsnvn7sm: f4ybc0zgk92z, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rh1b315z168r: f35mgkw2rhb3, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rx3eqj85dgnx: ffk7hqnfmxvc, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "r8tn678k6q1k: fn1n62nf9w7h, DCOM: branch-fs to Group Policy on hq-dc1, hq-dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rrmmydeqsyed: fnt867p4sey7, NTP: branch-fs to Windows Time on hq-dc1, hq-dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rqxhkwv7avz1: ftxp53cazt64, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rkx8rmyx3rzm: fz40k7cg3e9j, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "reten5zhsxjc: ftztcgm4qr6q, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "branch-fs_to_10_1_10_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-branch_branch-fs.id
  description       = "rezd3zeqdmph: ffhvsds68dhg, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_icmp_8_-1" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rzhvsbvnf0v6: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r2pqgj058hd7: fng81kzk0mn1 frm5vj8bph66 fvrne30en35y fzk10r264n0q, RPC randomly allocated high TCP ports: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_135_135" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rmg9qppvhgre: fghcpxzeg4hh, RPC: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 9 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rfy36x2784ra: fnx12fjdegy7, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Searches across the forest and logons with a user principal name ask a global catalog (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r1wtc5gze24p: f5hpsq0vx83a, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rs5tckqskkb3: fdskvkveat9v, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 4 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_445_445" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rqwmaya844jp: frxshdj5gxg5, SMB: branch-fs to Net Logon on hq-dc1, hq-dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 7 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r059rf7t08ya: fvnct66xgv9w, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r5qqrsnvn7sm: f4ybc0zgk92z, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_636_636" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rh1b315z168r: f35mgkw2rhb3, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_tcp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rx3eqj85dgnx: ffk7hqnfmxvc, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_udp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r8tn678k6q1k: fn1n62nf9w7h, DCOM: branch-fs to Group Policy on hq-dc1, hq-dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_udp_123_123" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rrmmydeqsyed: fnt867p4sey7, NTP: branch-fs to Windows Time on hq-dc1, hq-dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_udp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rqxhkwv7avz1: ftxp53cazt64, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_udp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rkx8rmyx3rzm: fz40k7cg3e9j, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_udp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "reten5zhsxjc: ftztcgm4qr6q, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc1_from_10_60_10_0_24_udp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rezd3zeqdmph: ffhvsds68dhg, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_icmp_8_-1" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rzhvsbvnf0v6: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r2pqgj058hd7: fng81kzk0mn1 frm5vj8bph66 fvrne30en35y fzk10r264n0q, RPC randomly allocated high TCP ports: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_135_135" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rmg9qppvhgre: fghcpxzeg4hh, RPC: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 9 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_3268_3268" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rfy36x2784ra: fnx12fjdegy7, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Searches across the forest and logons with a user principal name ask a global catalog (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3268
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_3269_3269" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r1wtc5gze24p: f5hpsq0vx83a, Global Catalog Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may search the global catalog over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 3269
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rs5tckqskkb3: fdskvkveat9v, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 4 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_445_445" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rqwmaya844jp: frxshdj5gxg5, SMB: branch-fs to Net Logon on hq-dc1, hq-dc2: The member keeps a secure channel to a controller through which it has users authenticated (and 7 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r059rf7t08ya: fvnct66xgv9w, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r5qqrsnvn7sm: f4ybc0zgk92z, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_636_636" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rh1b315z168r: f35mgkw2rhb3, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Programs on the member may read the directory with LDAP over TLS, refuse this need when none does (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_tcp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rx3eqj85dgnx: ffk7hqnfmxvc, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_udp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r8tn678k6q1k: fn1n62nf9w7h, DCOM: branch-fs to Group Policy on hq-dc1, hq-dc2: Group Policy of this era also needs DCOM and measures the speed of the link with a ping (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_udp_123_123" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rrmmydeqsyed: fnt867p4sey7, NTP: branch-fs to Windows Time on hq-dc1, hq-dc2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_udp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rqxhkwv7avz1: ftxp53cazt64, LDAP Server: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_udp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rkx8rmyx3rzm: fz40k7cg3e9j, Kerberos Password V5: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers change their passwords through the Kerberos password service of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_udp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "reten5zhsxjc: ftztcgm4qr6q, DNS: branch-fs to DNS Server on hq-dc1, hq-dc2: A domain member looks up its controllers and registers its own name in the domains DNS (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "hq-dc2_from_10_60_10_0_24_udp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rezd3zeqdmph: ffhvsds68dhg, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain (and 3 more reasons)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}
