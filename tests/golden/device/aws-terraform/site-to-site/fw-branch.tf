# Rules of fw-branch, from the project Site to site
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "fw-branch_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to hq-dc1: 10.1.10.10
resource "aws_security_group" "fw-branch_hq-dc1" {
  name        = "portolan-fw-branch-hq-dc1"
  description = "hq-dc1"
  vpc_id      = var.fw-branch_vpc_id
}

# Attach to hq-dc2: 10.1.10.11
resource "aws_security_group" "fw-branch_hq-dc2" {
  name        = "portolan-fw-branch-hq-dc2"
  description = "hq-dc2"
  vpc_id      = var.fw-branch_vpc_id
}

# Attach to Branch: 10.60.10.0/24
resource "aws_security_group" "fw-branch_Branch" {
  name        = "portolan-fw-branch-Branch"
  description = "Branch"
  vpc_id      = var.fw-branch_vpc_id
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_icmp_8_-1" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rk76qctsn3m9: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)"
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_135_135" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_389_389" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_445_445" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_464_464" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_53_53" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_636_636" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_tcp_88_88" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_udp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_udp_123_123" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_udp_389_389" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_udp_464_464" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_udp_53_53" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "fw-branch_Branch_to_10_1_10_10_31_udp_88_88" {
  security_group_id = aws_security_group.fw-branch_Branch.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.1.10.10/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_icmp_8_-1" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rk76qctsn3m9: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_135_135" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_445_445" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_636_636" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_tcp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_udp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_udp_123_123" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_udp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_udp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_udp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc1_from_10_60_10_0_24_udp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc1.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_icmp_8_-1" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rk76qctsn3m9: fkvd8q3xj8de ft1hdkyggrpv fxk078r9bp8s, ICMP echo: branch-fs to Server on hq-dc1, hq-dc2: Logon scripts and policy files come from the SYSVOL and NETLOGON shares of the controller (and 1 more reason)"
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_135_135" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_445_445" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_636_636" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_tcp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "rbsvb5sfaa5m: f35mgkw2rhb3 f4ybc0zgk92z f5hpsq0vx83a fdskvkveat9v ffk7hqnfmxvc fghcpxzeg4hh fng81kzk0mn1 fnx12fjdegy7 frm5vj8bph66 frxshdj5gxg5 fvnct66xgv9w +2, LDAP SSL: branch-fs to Active Directory (Local Security Authority) on hq-dc1, hq-dc2: Progr..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_udp_1024_65535" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_udp_123_123" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_udp_389_389" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_udp_464_464" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_udp_53_53" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "fw-branch_hq-dc2_from_10_60_10_0_24_udp_88_88" {
  security_group_id = aws_security_group.fw-branch_hq-dc2.id
  description       = "r6g93y6ga1kb: ffhvsds68dhg fn1n62nf9w7h fnt867p4sey7 ftxp53cazt64 ftztcgm4qr6q fz40k7cg3e9j, Kerberos: branch-fs to Kerberos Key Distribution Center on hq-dc1, hq-dc2: Users and computers get their Kerberos tickets from a controller of their own domain..."
  cidr_ipv4         = "10.60.10.0/24"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}
