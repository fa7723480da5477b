# Rules of edge, from the project Every feature
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "edge_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to saas: 192.0.2.80
resource "aws_security_group" "edge_saas" {
  name        = "portolan-edge-saas"
  description = "saas"
  vpc_id      = var.edge_vpc_id
}

# Attach to vpn: 192.168.30.20
resource "aws_security_group" "edge_vpn" {
  name        = "portolan-edge-vpn"
  description = "vpn"
  vpc_id      = var.edge_vpc_id
}

# Attach to www: 192.168.30.10, 2001:db8:30::10
resource "aws_security_group" "edge_www" {
  name        = "portolan-edge-www"
  description = "www"
  vpc_id      = var.edge_vpc_id
}

# Attach to Branch north: 10.60.0.0/24
resource "aws_security_group" "edge_Branch_north" {
  name        = "portolan-edge-Branch_north"
  description = "Branch north"
  vpc_id      = var.edge_vpc_id
}

# Attach to Users: 10.2.0.0/16
resource "aws_security_group" "edge_Users" {
  name        = "portolan-edge-Users"
  description = "Users"
  vpc_id      = var.edge_vpc_id
}

# Everything but own networks
resource "aws_ec2_managed_prefix_list" "edge_outside_ipv4" {
  name           = "portolan-edge-outside-ipv4"
  address_family = "IPv4"
  max_entries    = 99
  entry {
    cidr = "0.0.0.0/5"
  }
  entry {
    cidr = "8.0.0.0/7"
  }
  entry {
    cidr = "10.0.0.0/16"
  }
  entry {
    cidr = "10.1.1.0/24"
  }
  entry {
    cidr = "10.1.2.0/23"
  }
  entry {
    cidr = "10.1.4.0/22"
  }
  entry {
    cidr = "10.1.8.0/21"
  }
  entry {
    cidr = "10.1.16.0/20"
  }
  entry {
    cidr = "10.1.32.0/19"
  }
  entry {
    cidr = "10.1.64.0/18"
  }
  entry {
    cidr = "10.1.128.0/17"
  }
  entry {
    cidr = "10.3.0.0/16"
  }
  entry {
    cidr = "10.4.0.0/14"
  }
  entry {
    cidr = "10.8.0.0/13"
  }
  entry {
    cidr = "10.16.0.0/12"
  }
  entry {
    cidr = "10.32.0.0/12"
  }
  entry {
    cidr = "10.48.0.0/13"
  }
  entry {
    cidr = "10.56.0.0/14"
  }
  entry {
    cidr = "10.60.1.0/24"
  }
  entry {
    cidr = "10.60.2.0/23"
  }
  entry {
    cidr = "10.60.4.0/22"
  }
  entry {
    cidr = "10.60.8.0/21"
  }
  entry {
    cidr = "10.60.16.0/20"
  }
  entry {
    cidr = "10.60.32.0/19"
  }
  entry {
    cidr = "10.60.64.0/18"
  }
  entry {
    cidr = "10.60.128.0/17"
  }
  entry {
    cidr = "10.61.0.0/16"
  }
  entry {
    cidr = "10.62.0.0/15"
  }
  entry {
    cidr = "10.64.0.0/10"
  }
  entry {
    cidr = "10.128.0.0/10"
  }
  entry {
    cidr = "10.192.0.0/11"
  }
  entry {
    cidr = "10.224.0.0/12"
  }
  entry {
    cidr = "10.240.0.0/13"
  }
  entry {
    cidr = "10.248.0.0/14"
  }
  entry {
    cidr = "10.252.0.0/15"
  }
  entry {
    cidr = "10.254.0.0/16"
  }
  entry {
    cidr = "10.255.0.8/29"
  }
  entry {
    cidr = "10.255.0.16/28"
  }
  entry {
    cidr = "10.255.0.32/27"
  }
  entry {
    cidr = "10.255.0.64/26"
  }
  entry {
    cidr = "10.255.0.128/25"
  }
  entry {
    cidr = "10.255.1.0/24"
  }
  entry {
    cidr = "10.255.2.0/23"
  }
  entry {
    cidr = "10.255.4.0/22"
  }
  entry {
    cidr = "10.255.8.0/21"
  }
  entry {
    cidr = "10.255.16.0/20"
  }
  entry {
    cidr = "10.255.32.0/19"
  }
  entry {
    cidr = "10.255.64.0/18"
  }
  entry {
    cidr = "10.255.128.0/17"
  }
  entry {
    cidr = "11.0.0.0/8"
  }
  entry {
    cidr = "12.0.0.0/6"
  }
  entry {
    cidr = "16.0.0.0/4"
  }
  entry {
    cidr = "32.0.0.0/3"
  }
  entry {
    cidr = "64.0.0.0/2"
  }
  entry {
    cidr = "128.0.0.0/2"
  }
  entry {
    cidr = "192.0.0.0/23"
  }
  entry {
    cidr = "192.0.2.0/26"
  }
  entry {
    cidr = "192.0.2.64/28"
  }
  entry {
    cidr = "192.0.2.81/32"
  }
  entry {
    cidr = "192.0.2.82/31"
  }
  entry {
    cidr = "192.0.2.84/30"
  }
  entry {
    cidr = "192.0.2.88/29"
  }
  entry {
    cidr = "192.0.2.96/27"
  }
  entry {
    cidr = "192.0.2.128/25"
  }
  entry {
    cidr = "192.0.3.0/24"
  }
  entry {
    cidr = "192.0.4.0/22"
  }
  entry {
    cidr = "192.0.8.0/21"
  }
  entry {
    cidr = "192.0.16.0/20"
  }
  entry {
    cidr = "192.0.32.0/19"
  }
  entry {
    cidr = "192.0.64.0/18"
  }
  entry {
    cidr = "192.0.128.0/17"
  }
  entry {
    cidr = "192.1.0.0/16"
  }
  entry {
    cidr = "192.2.0.0/15"
  }
  entry {
    cidr = "192.4.0.0/14"
  }
  entry {
    cidr = "192.8.0.0/13"
  }
  entry {
    cidr = "192.16.0.0/12"
  }
  entry {
    cidr = "192.32.0.0/11"
  }
  entry {
    cidr = "192.64.0.0/10"
  }
  entry {
    cidr = "192.128.0.0/11"
  }
  entry {
    cidr = "192.160.0.0/13"
  }
  entry {
    cidr = "192.168.0.0/20"
  }
  entry {
    cidr = "192.168.16.0/21"
  }
  entry {
    cidr = "192.168.24.0/22"
  }
  entry {
    cidr = "192.168.28.0/23"
  }
  entry {
    cidr = "192.168.31.0/24"
  }
  entry {
    cidr = "192.168.32.0/19"
  }
  entry {
    cidr = "192.168.64.0/18"
  }
  entry {
    cidr = "192.168.128.0/17"
  }
  entry {
    cidr = "192.169.0.0/16"
  }
  entry {
    cidr = "192.170.0.0/15"
  }
  entry {
    cidr = "192.172.0.0/14"
  }
  entry {
    cidr = "192.176.0.0/12"
  }
  entry {
    cidr = "192.192.0.0/10"
  }
  entry {
    cidr = "193.0.0.0/8"
  }
  entry {
    cidr = "194.0.0.0/7"
  }
  entry {
    cidr = "196.0.0.0/6"
  }
  entry {
    cidr = "200.0.0.0/5"
  }
  entry {
    cidr = "208.0.0.0/4"
  }
  entry {
    cidr = "224.0.0.0/3"
  }
}

# Everything but own networks
resource "aws_ec2_managed_prefix_list" "edge_outside_ipv6" {
  name           = "portolan-edge-outside-ipv6"
  address_family = "IPv6"
  max_entries    = 84
  entry {
    cidr = "::/3"
  }
  entry {
    cidr = "2000::/16"
  }
  entry {
    cidr = "2001::/21"
  }
  entry {
    cidr = "2001:800::/22"
  }
  entry {
    cidr = "2001:c00::/24"
  }
  entry {
    cidr = "2001:d00::/25"
  }
  entry {
    cidr = "2001:d80::/27"
  }
  entry {
    cidr = "2001:da0::/28"
  }
  entry {
    cidr = "2001:db0::/29"
  }
  entry {
    cidr = "2001:db8::/48"
  }
  entry {
    cidr = "2001:db8:1:1::/64"
  }
  entry {
    cidr = "2001:db8:1:2::/63"
  }
  entry {
    cidr = "2001:db8:1:4::/62"
  }
  entry {
    cidr = "2001:db8:1:8::/61"
  }
  entry {
    cidr = "2001:db8:1:10::/60"
  }
  entry {
    cidr = "2001:db8:1:20::/59"
  }
  entry {
    cidr = "2001:db8:1:40::/58"
  }
  entry {
    cidr = "2001:db8:1:80::/57"
  }
  entry {
    cidr = "2001:db8:1:100::/56"
  }
  entry {
    cidr = "2001:db8:1:200::/55"
  }
  entry {
    cidr = "2001:db8:1:400::/54"
  }
  entry {
    cidr = "2001:db8:1:800::/53"
  }
  entry {
    cidr = "2001:db8:1:1000::/52"
  }
  entry {
    cidr = "2001:db8:1:2000::/51"
  }
  entry {
    cidr = "2001:db8:1:4000::/50"
  }
  entry {
    cidr = "2001:db8:1:8000::/49"
  }
  entry {
    cidr = "2001:db8:2::/47"
  }
  entry {
    cidr = "2001:db8:4::/46"
  }
  entry {
    cidr = "2001:db8:8::/45"
  }
  entry {
    cidr = "2001:db8:10::/44"
  }
  entry {
    cidr = "2001:db8:20::/44"
  }
  entry {
    cidr = "2001:db8:30:1::/64"
  }
  entry {
    cidr = "2001:db8:30:2::/63"
  }
  entry {
    cidr = "2001:db8:30:4::/62"
  }
  entry {
    cidr = "2001:db8:30:8::/61"
  }
  entry {
    cidr = "2001:db8:30:10::/60"
  }
  entry {
    cidr = "2001:db8:30:20::/59"
  }
  entry {
    cidr = "2001:db8:30:40::/58"
  }
  entry {
    cidr = "2001:db8:30:80::/57"
  }
  entry {
    cidr = "2001:db8:30:100::/56"
  }
  entry {
    cidr = "2001:db8:30:200::/55"
  }
  entry {
    cidr = "2001:db8:30:400::/54"
  }
  entry {
    cidr = "2001:db8:30:800::/53"
  }
  entry {
    cidr = "2001:db8:30:1000::/52"
  }
  entry {
    cidr = "2001:db8:30:2000::/51"
  }
  entry {
    cidr = "2001:db8:30:4000::/50"
  }
  entry {
    cidr = "2001:db8:30:8000::/49"
  }
  entry {
    cidr = "2001:db8:31::/48"
  }
  entry {
    cidr = "2001:db8:32::/47"
  }
  entry {
    cidr = "2001:db8:34::/46"
  }
  entry {
    cidr = "2001:db8:38::/45"
  }
  entry {
    cidr = "2001:db8:40::/42"
  }
  entry {
    cidr = "2001:db8:80::/41"
  }
  entry {
    cidr = "2001:db8:100::/40"
  }
  entry {
    cidr = "2001:db8:200::/39"
  }
  entry {
    cidr = "2001:db8:400::/38"
  }
  entry {
    cidr = "2001:db8:800::/37"
  }
  entry {
    cidr = "2001:db8:1000::/36"
  }
  entry {
    cidr = "2001:db8:2000::/35"
  }
  entry {
    cidr = "2001:db8:4000::/34"
  }
  entry {
    cidr = "2001:db8:8000::/33"
  }
  entry {
    cidr = "2001:db9::/32"
  }
  entry {
    cidr = "2001:dba::/31"
  }
  entry {
    cidr = "2001:dbc::/30"
  }
  entry {
    cidr = "2001:dc0::/26"
  }
  entry {
    cidr = "2001:e00::/23"
  }
  entry {
    cidr = "2001:1000::/20"
  }
  entry {
    cidr = "2001:2000::/19"
  }
  entry {
    cidr = "2001:4000::/18"
  }
  entry {
    cidr = "2001:8000::/17"
  }
  entry {
    cidr = "2002::/15"
  }
  entry {
    cidr = "2004::/14"
  }
  entry {
    cidr = "2008::/13"
  }
  entry {
    cidr = "2010::/12"
  }
  entry {
    cidr = "2020::/11"
  }
  entry {
    cidr = "2040::/10"
  }
  entry {
    cidr = "2080::/9"
  }
  entry {
    cidr = "2100::/8"
  }
  entry {
    cidr = "2200::/7"
  }
  entry {
    cidr = "2400::/6"
  }
  entry {
    cidr = "2800::/5"
  }
  entry {
    cidr = "3000::/4"
  }
  entry {
    cidr = "4000::/2"
  }
  entry {
    cidr = "8000::/1"
  }
}

resource "aws_vpc_security_group_egress_rule" "edge_Branch_north_to_192_0_2_80_tcp_443_443" {
  security_group_id = aws_security_group.edge_Branch_north.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "edge_Branch_north_to_192_0_2_80_tcp_80_80" {
  security_group_id = aws_security_group.edge_Branch_north.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "edge_Users_to_192_0_2_80_tcp_443_443" {
  security_group_id = aws_security_group.edge_Users.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "edge_Users_to_192_0_2_80_tcp_80_80" {
  security_group_id = aws_security_group.edge_Users.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "edge_saas_from_10_2_0_0_16_tcp_443_443" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "edge_saas_from_10_2_0_0_16_tcp_80_80" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "edge_saas_from_10_60_0_0_24_tcp_443_443" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.60.0.0/24"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "edge_saas_from_10_60_0_0_24_tcp_80_80" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.60.0.0/24"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "edge_vpn_from_outside_IPv4_esp" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rb6aw42j6p13: f26pgbt0br63, IPsec ESP (IP protocol 50): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv4.id
  ip_protocol       = "50"
}

resource "aws_vpc_security_group_ingress_rule" "edge_vpn_from_outside_IPv4_gre" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rhg0fg06s5zh: fqrhkw9rfjvq, GRE (IP protocol 47): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv4.id
  ip_protocol       = "47"
}

resource "aws_vpc_security_group_ingress_rule" "edge_vpn_from_outside_IPv4_tcp_1723_1723" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rj41ztyxy5r8: fdwem4dfprdz, PPTP: roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv4.id
  ip_protocol       = "tcp"
  from_port         = 1723
  to_port           = 1723
}

resource "aws_vpc_security_group_ingress_rule" "edge_vpn_from_outside_IPv4_udp_4500_4500" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rsr289sb8sg4: f9gqgqg7a52x fdrt6qf4smfk, NAT-T: roadwarriors to IPsec Policy Agent (key exchange and NAT traversal) on vpn: IKEv2 and L2TP negotiate their keys over ISAKMP and NAT traversal"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv4.id
  ip_protocol       = "udp"
  from_port         = 4500
  to_port           = 4500
}

resource "aws_vpc_security_group_ingress_rule" "edge_vpn_from_outside_IPv4_udp_500_500" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rsr289sb8sg4: f9gqgqg7a52x fdrt6qf4smfk, NAT-T: roadwarriors to IPsec Policy Agent (key exchange and NAT traversal) on vpn: IKEv2 and L2TP negotiate their keys over ISAKMP and NAT traversal"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv4.id
  ip_protocol       = "udp"
  from_port         = 500
  to_port           = 500
}

resource "aws_vpc_security_group_ingress_rule" "edge_www_from_outside_IPv4_tcp_443_443" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv4.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "edge_www_from_outside_IPv4_tcp_80_80" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv4.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "edge_www_from_outside_IPv6_tcp_443_443" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv6.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "edge_www_from_outside_IPv6_tcp_80_80" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  prefix_list_id    = aws_ec2_managed_prefix_list.edge_outside_ipv6.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}
