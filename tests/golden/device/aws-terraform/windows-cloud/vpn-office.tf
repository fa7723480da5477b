# Rules of vpn-office, from the project Windows in the cloud
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "vpn-office_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to Office: 10.30.0.0/20
resource "aws_security_group" "vpn-office_Office" {
  name        = "portolan-vpn-office-Office"
  description = "Office"
  vpc_id      = var.vpn-office_vpc_id
}

# Attach to net 10.90.0.0/16: 10.90.0.0/16
resource "aws_security_group" "vpn-office_net_10_90_0_0_16" {
  name        = "portolan-vpn-office-net_10_90_0_0_16"
  description = "net 10.90.0.0/16"
  vpc_id      = var.vpn-office_vpc_id
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_icmp_-1_-1" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rv0akc2mbk2t: fza5hjjc78cy, ICMP echo: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_135_135" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_1433_1433" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_3268_3269" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_389_389" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_445_445" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_464_464" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_49152_65535" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_53_53" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_636_636" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_tcp_88_88" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_udp_123_123" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_udp_1434_1434" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_udp_389_389" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_udp_464_464" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_udp_53_53" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_egress_rule" "vpn-office_Office_to_10_90_0_0_16_udp_88_88" {
  security_group_id = aws_security_group.vpn-office_Office.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.90.0.0/16"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_icmp_-1_-1" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rv0akc2mbk2t: fza5hjjc78cy, ICMP echo: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: The LDAP client pings the controller while it waits for an answer"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "icmp"
  from_port         = -1
  to_port           = -1
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_135_135" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 135
  to_port           = 135
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_1433_1433" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 1433
  to_port           = 1433
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_3268_3269" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 3268
  to_port           = 3269
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_389_389" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_445_445" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 445
  to_port           = 445
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_464_464" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_491_04nhgh" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 49152
  to_port           = 65535
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_53_53" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_636_636" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 636
  to_port           = 636
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_tcp_88_88" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "rwrtnnqkq800: f0k0vnzcz8vr f1qgr1wpeyd5 f1sewcvs7gfw f2cdzzjx2y33 f4brbxt3nxkn f4h4yrhg03z5 f8399t1vty6w f8xda2p7m02z f9qq1r1qxk6b fbk90gnqxhc5 fd8mv40qfq72 +5, SMB: Office PCs to Active Directory (Local Security Authority) on ad1, ad2: Logon, account..."
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "tcp"
  from_port         = 88
  to_port           = 88
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_udp_123_123" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_udp_1434_1434" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 1434
  to_port           = 1434
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_udp_389_389" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 389
  to_port           = 389
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_udp_464_464" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 464
  to_port           = 464
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_udp_53_53" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "vpn-office_net_10_90_0_0_16_from_10_30_0_0_20_udp_88_88" {
  security_group_id = aws_security_group.vpn-office_net_10_90_0_0_16.id
  description       = "r5nzss14r8xh: f2acxh70ygf4 fdrh94n6snrb febjj39grs10 fk43ybxq1zk6 fvv55xqgp0kz fwnh2811pk0k, DNS: Office PCs to DNS Server on ad1, ad2: A domain member looks up its controllers and registers its own name in the domains DNS (and 1 more reason)"
  cidr_ipv4         = "10.30.0.0/20"
  ip_protocol       = "udp"
  from_port         = 88
  to_port           = 88
}
