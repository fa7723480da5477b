# Rules of nsg-spoke, from the project Windows in the cloud
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "nsg-spoke_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to ad1: 10.90.1.4
resource "aws_security_group" "nsg-spoke_ad1" {
  name        = "portolan-nsg-spoke-ad1"
  description = "ad1"
  vpc_id      = var.nsg-spoke_vpc_id
}

# Attach to ad2: 10.90.1.5
resource "aws_security_group" "nsg-spoke_ad2" {
  name        = "portolan-nsg-spoke-ad2"
  description = "ad2"
  vpc_id      = var.nsg-spoke_vpc_id
}

# Attach to Session hosts: 10.90.3.0/26
resource "aws_security_group" "nsg-spoke_Session_hosts" {
  name        = "portolan-nsg-spoke-Session_hosts"
  description = "Session hosts"
  vpc_id      = var.nsg-spoke_vpc_id
}

# Attach to fs1: 10.90.2.4
resource "aws_security_group" "nsg-spoke_fs1" {
  name        = "portolan-nsg-spoke-fs1"
  description = "fs1"
  vpc_id      = var.nsg-spoke_vpc_id
}

# Attach to sql1: 10.90.2.8
resource "aws_security_group" "nsg-spoke_sql1" {
  name        = "portolan-nsg-spoke-sql1"
  description = "sql1"
  vpc_id      = var.nsg-spoke_vpc_id
}

# Attach to Office: 10.30.0.0/20
resource "aws_security_group" "nsg-spoke_Office" {
  name        = "portolan-nsg-spoke-Office"
  description = "Office"
  vpc_id      = var.nsg-spoke_vpc_id
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "r6dm7zkqfs79: fza5hjjc78cy, ICMP echo: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_1_4_31_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_2_4_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rsaqn2g6ag1p: f8xda2p7m02z fg2mmhvwdzqw frgy53bgswyy, SMB: Office PCs to Server on fs1: People open the shared folders of the file server from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_2_4_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rsaqn2g6ag1p: f8xda2p7m02z fg2mmhvwdzqw frgy53bgswyy, SMB: Office PCs to Server on fs1: People open the shared folders of the file server from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_2_4_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "rsaqn2g6ag1p: f8xda2p7m02z fg2mmhvwdzqw frgy53bgswyy, SMB: Office PCs to Server on fs1: People open the shared folders of the file server from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_2_8_tcp_1433_1433" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "r6q3tc10f8sy: f8399t1vty6w, SQL over TCP: Office PCs to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Office_to_10_90_2_8_udp_1434_1434" {
  security_group_id = aws_security_group.nsg-spoke_Office.id
  description       = "r8nffw4qm6xf: fdrh94n6snrb, SQL Server Browser: Office PCs to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rbrr6zzwyj3h: frr8nm269gdt, ICMP echo: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_1_4_31_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_2_4_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r04bwn1vdykt: f02zsyfp9tdm f5f81yxasw85 fyh40651yvt0, Dynamic RPC: Session hosts to Print Spooler on fs1: People print to the queues of the print server, by RPC over TCP or over named pipes"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_2_4_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r04bwn1vdykt: f02zsyfp9tdm f5f81yxasw85 fyh40651yvt0, Dynamic RPC: Session hosts to Print Spooler on fs1: People print to the queues of the print server, by RPC over TCP or over named pipes"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_2_4_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "r04bwn1vdykt: f02zsyfp9tdm f5f81yxasw85 fyh40651yvt0, Dynamic RPC: Session hosts to Print Spooler on fs1: People print to the queues of the print server, by RPC over TCP or over named pipes"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_2_8_tcp_1433_1433" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "ryt3xc12vkkp: fft4ndtpchmp, SQL over TCP: Session hosts to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_Session_hosts_to_10_90_2_8_udp_1434_1434" {
  security_group_id = aws_security_group.nsg-spoke_Session_hosts.id
  description       = "rnhzxjqqatx9: fy35tq498m4b, SQL Server Browser: Session hosts to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r6dm7zkqfs79: fza5hjjc78cy, ICMP echo: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_30_0_0_20_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r40aqmpd87c8: fxxb6z0rzf30, ICMP echo: fs1 to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_4_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r40aqmpd87c8: fxxb6z0rzf30, ICMP echo: fs1 to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_2_8_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rbrr6zzwyj3h: frr8nm269gdt, ICMP echo: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad1_from_10_90_3_0_26_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad1.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r6dm7zkqfs79: fza5hjjc78cy, ICMP echo: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rhtgksnpje7d: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 fn5s2rrhxt8g fqzztekg5wmp +1, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_30_0_0_20_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rdetj6te6a2p: f2acxh70ygf4 febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r40aqmpd87c8: fxxb6z0rzf30, ICMP echo: fs1 to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_4_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.4/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r40aqmpd87c8: fxxb6z0rzf30, ICMP echo: fs1 to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_2_8_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.2.8/32"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rbrr6zzwyj3h: frr8nm269gdt, ICMP echo: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "rd3m5zc3t9gn: f04w73rtym8a f2xpedc8d74s f5vmbcqx42w9 f7xd81ertck1 fhjc7z8tf618 fnqjjt3rm1kn fqrfzdd9msex frfz6eb3gxpb frmb49bsgbbv frwz4vey9gts ft0h1getjgw4 +1, Global Catalog: Session hosts to Active Directory (Local Security Authority) on ad1, ad2: P..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_ad2_from_10_90_3_0_26_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_ad2.id
  description       = "r0p04kwzsb3s: f3v26t0z8m82 fbtqzfn6swrb ffr54fqee2ck fgqpr7n8jydb fp5qxtec9y2s, Kerberos Password V5: Session hosts to Kerberos Key Distribution Center on ad1, ad2: Users and computers change their passwords through the Kerberos password service of the..."
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_fs1_from_10_30_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rsaqn2g6ag1p: f8xda2p7m02z fg2mmhvwdzqw frgy53bgswyy, SMB: Office PCs to Server on fs1: People open the shared folders of the file server from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_fs1_from_10_30_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rsaqn2g6ag1p: f8xda2p7m02z fg2mmhvwdzqw frgy53bgswyy, SMB: Office PCs to Server on fs1: People open the shared folders of the file server from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_fs1_from_10_30_0_0_20_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rsaqn2g6ag1p: f8xda2p7m02z fg2mmhvwdzqw frgy53bgswyy, SMB: Office PCs to Server on fs1: People open the shared folders of the file server from their workstations (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_fs1_from_10_90_3_0_26_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "r04bwn1vdykt: f02zsyfp9tdm f5f81yxasw85 fyh40651yvt0, Dynamic RPC: Session hosts to Print Spooler on fs1: People print to the queues of the print server, by RPC over TCP or over named pipes"
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_fs1_from_10_90_3_0_26_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "r04bwn1vdykt: f02zsyfp9tdm f5f81yxasw85 fyh40651yvt0, Dynamic RPC: Session hosts to Print Spooler on fs1: People print to the queues of the print server, by RPC over TCP or over named pipes"
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_fs1_from_10_90_3_0_26_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "r04bwn1vdykt: f02zsyfp9tdm f5f81yxasw85 fyh40651yvt0, Dynamic RPC: Session hosts to Print Spooler on fs1: People print to the queues of the print server, by RPC over TCP or over named pipes"
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "r40aqmpd87c8: fxxb6z0rzf30, ICMP echo: fs1 to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_fs1_to_10_90_1_4_31_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_fs1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_sql1_from_10_30_0_0_20_tcp_1433_1433" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "r6q3tc10f8sy: f8399t1vty6w, SQL over TCP: Office PCs to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_sql1_from_10_30_0_0_20_udp_1434_1434" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "r8nffw4qm6xf: fdrh94n6snrb, SQL Server Browser: Office PCs to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_sql1_from_10_90_3_0_26_tcp_1433_1433" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "ryt3xc12vkkp: fft4ndtpchmp, SQL over TCP: Session hosts to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_ingress_rule" "nsg-spoke_sql1_from_10_90_3_0_26_udp_1434_1434" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rnhzxjqqatx9: fy35tq498m4b, SQL Server Browser: Session hosts to SQL Server Database Engine on sql1: the project names it as one that it uses"
  cidr_ipv4         = "10.90.3.0/26"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_icmp_-1_-1" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "r40aqmpd87c8: fxxb6z0rzf30, ICMP echo: fs1 to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_135_135" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_3268_3269" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_445_445" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_49152_65535" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_636_636" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_tcp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "rtb8gwsvdvq0: f15qck2x36ym f61dkef5w5sh f6kzzwcxf06p f6vzxpffesx2 f8ayc6cay5dq feebk55vasrw fjq8055hzese fkg3ejexg065 fqkvtv4g8wdk ft5rxq2rzsek fxs5qa1m6az9 +1, RPC: fs1 to Net Logon on ad1, ad2: The member keeps a secure channel to a controller throug..."
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_udp_123_123" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_udp_389_389" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_udp_464_464" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_udp_53_53" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "nsg-spoke_sql1_to_10_90_1_4_31_udp_88_88" {
  security_group_id = aws_security_group.nsg-spoke_sql1.id
  description       = "ra8e58nmc8xe: f2977z74wvab favqa1mer9h3 fdt9jxhnvpfv ff6ck6xqtra7 fjyr7srt600g, NTP: fs1 to Windows Time on ad1, ad2: A domain member sets its clock by a controller, because Kerberos accepts only a small difference (and 1 more reason)"
  cidr_ipv4         = "10.90.1.4/31"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}
