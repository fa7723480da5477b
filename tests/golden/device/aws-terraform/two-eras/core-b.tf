# Rules of core-b, from the project Two eras
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "core-b_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to dc-2003: 10.41.0.10
resource "aws_security_group" "core-b_dc-2003" {
  name        = "portolan-core-b-dc-2003"
  description = "dc-2003"
  vpc_id      = var.core-b_vpc_id
}

# Attach to dc-2019: 10.42.0.10
resource "aws_security_group" "core-b_dc-2019" {
  name        = "portolan-core-b-dc-2019"
  description = "dc-2019"
  vpc_id      = var.core-b_vpc_id
}

# Attach to fs-2003: 10.41.0.20
resource "aws_security_group" "core-b_fs-2003" {
  name        = "portolan-core-b-fs-2003"
  description = "fs-2003"
  vpc_id      = var.core-b_vpc_id
}

# Attach to fs-2019: 10.42.0.20
resource "aws_security_group" "core-b_fs-2019" {
  name        = "portolan-core-b-fs-2019"
  description = "fs-2019"
  vpc_id      = var.core-b_vpc_id
}

# Attach to Users: 10.40.0.0/20
resource "aws_security_group" "core-b_Users" {
  name        = "portolan-core-b-Users"
  description = "Users"
  vpc_id      = var.core-b_vpc_id
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "re1r8y8df61q: fm7jfsxg5j57, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_41_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r7t4g4r0jt9y: f296749m2mqe, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2019: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_3268_3269" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_Users_to_10_42_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_Users.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "re1r8y8df61q: fm7jfsxg5j57, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r5jb03nscdhy: f0wm8jeadwwk f2yadf0vzxnw f9dp8ymdngbx fbn1bbx2etsh fbqadprdkraz fedf92bqe6dz fh053a9tmtgc fnjhcsw0za2p fx0j1mz5sxf8 fxf868srsn4t fzzntca30qdc, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_40_0_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rzrdvw5wk7h4: f7fdbpyd1p74 fdw1k85jgy1k frstpy120zdb fs6x840kgb4s ft9apj86nrb0, Kerberos Password V5: Workstations to Kerberos Key Distribution Center on dc-2003: Users and computers change their passwords through the Kerberos password service of the c..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rphbt7mga8d1: fe2ajz6bs8g4 fe2gvr965qqq ffxqmth038mc fm26c8t08908 fnjwf70keraw, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need wh..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rphbt7mga8d1: fe2ajz6bs8g4 fe2gvr965qqq ffxqmth038mc fm26c8t08908 fnjwf70keraw, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need wh..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rphbt7mga8d1: fe2ajz6bs8g4 fe2gvr965qqq ffxqmth038mc fm26c8t08908 fnjwf70keraw, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need wh..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r2x2rmpp4rnm: fjv9mhf3xd38, DNS: fs-2019 to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2003_from_10_42_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.20/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "r8w3xmge6zgn: fd8zh4xm4ger fq3r41x0wsvm fzaej78gwwyb, ICMP (ping): fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2003_to_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2003.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r7t4g4r0jt9y: f296749m2mqe, ICMP echo: Workstations to Active Directory (Local Security Authority) on dc-2019: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_3268_3269" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r08sbe8kyj7j: faw4hhszdj44 fb0szk027zqj fdr0wrrvrzxb fg209ndpq6ej fmf9sb1s6nz5 fqn7awt0rnk1 fr146mejaktc ftaamze46j4y fx57zwq7yv85 fxk8spn4zqxp fz3699sd84pg, RPC: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lo..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_40_0_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rke1a9nfvq25: f0a399pspgvy fb4es6646dcd fea2qc5z0et1 ffceg77k327b fs6dd7hje4z6, LDAP Server: Workstations to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LD..."
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r8w3xmge6zgn: fd8zh4xm4ger fq3r41x0wsvm fzaej78gwwyb, ICMP (ping): fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "r8w3xmge6zgn: fd8zh4xm4ger fq3r41x0wsvm fzaej78gwwyb, ICMP (ping): fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_3268_3269" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_636_636" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rk2y7256mz7v: f94c9me908qn fn8f5d6em07n fnt7eapsgrhd, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_udp_49152_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rk2y7256mz7v: f94c9me908qn fn8f5d6em07n fnt7eapsgrhd, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_udp_53_53" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rk2y7256mz7v: f94c9me908qn fn8f5d6em07n fnt7eapsgrhd, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "core-b_dc-2019_from_10_41_0_20_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.20/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_dc-2019_to_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_dc-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_fs-2003_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rc7qn60php1c: fg4e777nsf6v, SMB: Workstations to Net Logon on dc-2003: The member keeps a secure channel to a controller through which it has users authenticated (and 4 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "r8w3xmge6zgn: fd8zh4xm4ger fq3r41x0wsvm fzaej78gwwyb, ICMP (ping): fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_3268_3269" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_49152_65535" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rwfh6yjg0pq3: f14mtywc0ksh f4mtbrcy6p1h f6gqegqrcqze f7wjx75mbpv4 fazssf5p1w5n fdmq32bnw79q fga923y9tmkv, Kerberos Password V5: fs-2003 to Kerberos Key Distribution Center on dc-2019: Users and computers change their passwords through the Kerberos pass..."
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rsvpk93e3sxy: f16mr4fce996 f2kztzw01npg f6za1c4wxra2 fq9bvsdbcm7a fs96ptjxx06q fzadqmg6r1w8 fzjtp1n6fgns, SMB: fs-2003 to Net Logon on dc-2019: The member keeps a secure channel to a controller through which it has users authenticated (and 6 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rk2y7256mz7v: f94c9me908qn fn8f5d6em07n fnt7eapsgrhd, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_udp_49152_65535" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rk2y7256mz7v: f94c9me908qn fn8f5d6em07n fnt7eapsgrhd, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rk2y7256mz7v: f94c9me908qn fn8f5d6em07n fnt7eapsgrhd, DCOM: fs-2003 to Group Policy on dc-2019: Group Policy of this era also needs DCOM and measures the speed of the link with a ping"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2003_to_10_42_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2003.id
  description       = "rz6wzdk5gqfg: f5abge85rct1 fttnhcm8c2wd fztmcewdqq4h, LDAP Server: fs-2003 to Active Directory (Local Security Authority) on dc-2019: A domain member finds its controller with LDAP over UDP and reads the directory with LDAP over TCP (and 2 more reasons)"
  cidr_ipv4         = "10.42.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "core-b_fs-2019_from_10_40_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r1v88192nrpq: f9e1j748g3vd, SMB: Workstations to Active Directory (Local Security Authority) on dc-2019: Logon, account lookups and joining the domain use the LSA, SAM and Net Logon RPC interfaces of the controller (and 5 more reasons)"
  cidr_ipv4         = "10.40.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_icmp_8_-1" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rsr9f3brvc8k: fmrnxj3anbhy, ICMP echo: fs-2019 to Active Directory (Local Security Authority) on dc-2003: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "icmp"
  from_port         = 8
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_1024_65535" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rphbt7mga8d1: fe2ajz6bs8g4 fe2gvr965qqq ffxqmth038mc fm26c8t08908 fnjwf70keraw, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need wh..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_135_135" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_445_445" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rphbt7mga8d1: fe2ajz6bs8g4 fe2gvr965qqq ffxqmth038mc fm26c8t08908 fnjwf70keraw, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need wh..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_636_636" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rphbt7mga8d1: fe2ajz6bs8g4 fe2gvr965qqq ffxqmth038mc fm26c8t08908 fnjwf70keraw, Global Catalog Server: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Programs on the member may search the global catalog over TLS, refuse this need wh..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_tcp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rw364p5b85e6: f3yn4xwcvn2m fg61qkfpcxph fkjn0s4w2t2n frk2y23d5yfc ft2dcxbnq16j ftjt3fywgmpd fya7xk7yk6qb fyt87mf2yswc, RPC: fs-2019 to Active Directory (Local Security Authority) on dc-2003: Logon, account lookups and joining the domain use the LSA, SA..."
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_udp_123_123" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_udp_389_389" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_udp_464_464" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_udp_53_53" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "r2x2rmpp4rnm: fjv9mhf3xd38, DNS: fs-2019 to DNS Server on dc-2003: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "core-b_fs-2019_to_10_41_0_10_udp_88_88" {
  security_group_id = aws_security_group.core-b_fs-2019.id
  description       = "rm1m73rzskfe: f04nmvk07e38 fe13b9ktdhb1 fh5ndz7jaez3 fr4xfa60r2g1, Kerberos: fs-2019 to Kerberos Key Distribution Center on dc-2003: Users and computers get their Kerberos tickets from a controller of their own domain (and 2 more reasons)"
  cidr_ipv4         = "10.41.0.10/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}
