# Rules of edge, from the project Every feature
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to saas: 192.0.2.80
resource "aws_security_group" "edge_saas" {
  name        = "portolan-edge-saas"
  description = "saas"
  vpc_id      = var.vpc_id
}

# Attach to vpn: 192.168.30.20
resource "aws_security_group" "edge_vpn" {
  name        = "portolan-edge-vpn"
  description = "vpn"
  vpc_id      = var.vpc_id
}

# Attach to www: 192.168.30.10, 2001:db8:30::10
resource "aws_security_group" "edge_www" {
  name        = "portolan-edge-www"
  description = "www"
  vpc_id      = var.vpc_id
}

# Attach to Branch north: 10.60.0.0/24
resource "aws_security_group" "edge_Branch_north" {
  name        = "portolan-edge-Branch_north"
  description = "Branch north"
  vpc_id      = var.vpc_id
}

# Attach to Internet: 0.0.0.0/0, ::/0
resource "aws_security_group" "edge_Internet" {
  name        = "portolan-edge-Internet"
  description = "Internet"
  vpc_id      = var.vpc_id
}

# Attach to Users: 10.2.0.0/16
resource "aws_security_group" "edge_Users" {
  name        = "portolan-edge-Users"
  description = "Users"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "Branch_north_to_192_0_2_80_tcp_443_443" {
  security_group_id = aws_security_group.edge_Branch_north.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "Branch_north_to_192_0_2_80_tcp_80_80" {
  security_group_id = aws_security_group.edge_Branch_north.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_192_168_30_10_tcp_443_443" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_192_168_30_10_tcp_80_80" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_192_168_30_20_esp" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rb6aw42j6p13: f26pgbt0br63, IPsec ESP (IP protocol 50): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "50"
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_192_168_30_20_gre" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rhg0fg06s5zh: fqrhkw9rfjvq, GRE (IP protocol 47): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "47"
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_192_168_30_20_tcp_1723_1723" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rj41ztyxy5r8: fdwem4dfprdz, PPTP: roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "tcp"
  from_port         = 1723
  to_port           = 1723
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_192_168_30_20_udp_4500_4500" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rsr289sb8sg4: f9gqgqg7a52x fdrt6qf4smfk, NAT-T: roadwarriors to IPsec Policy Agent (key exchange and NAT traversal) on vpn: IKEv2 and L2TP negotiate their keys over ISAKMP and NAT traversal"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "udp"
  from_port         = 4500
  to_port           = 4500
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_192_168_30_20_udp_500_500" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rsr289sb8sg4: f9gqgqg7a52x fdrt6qf4smfk, NAT-T: roadwarriors to IPsec Policy Agent (key exchange and NAT traversal) on vpn: IKEv2 and L2TP negotiate their keys over ISAKMP and NAT traversal"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "udp"
  from_port         = 500
  to_port           = 500
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_2001_db8_30_10_tcp_443_443" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv6         = "2001:db8:30::10/128"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "Internet_to_2001_db8_30_10_tcp_80_80" {
  security_group_id = aws_security_group.edge_Internet.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv6         = "2001:db8:30::10/128"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "Users_to_192_0_2_80_tcp_443_443" {
  security_group_id = aws_security_group.edge_Users.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "Users_to_192_0_2_80_tcp_80_80" {
  security_group_id = aws_security_group.edge_Users.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "192.0.2.80/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "saas_from_10_2_0_0_16_tcp_443_443" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "saas_from_10_2_0_0_16_tcp_80_80" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.2.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "saas_from_10_60_0_0_24_tcp_443_443" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.60.0.0/24"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "saas_from_10_60_0_0_24_tcp_80_80" {
  security_group_id = aws_security_group.edge_saas.id
  description       = "rsa1pcbzvt0r: f1y2m70vyz7y f2ncc2s8vgks fhrmxbtdeep4 fw7c40btr09z, HTTP: desks to World Wide Web Publishing Service on saas: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  cidr_ipv4         = "10.60.0.0/24"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "vpn_from_0_0_0_0_0_esp" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rb6aw42j6p13: f26pgbt0br63, IPsec ESP (IP protocol 50): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "50"
}

resource "aws_vpc_security_group_ingress_rule" "vpn_from_0_0_0_0_0_gre" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rhg0fg06s5zh: fqrhkw9rfjvq, GRE (IP protocol 47): roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "47"
}

resource "aws_vpc_security_group_ingress_rule" "vpn_from_0_0_0_0_0_tcp_1723_1723" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rj41ztyxy5r8: fdwem4dfprdz, PPTP: roadwarriors to Routing and Remote Access on vpn: The VPN client builds its tunnel: ESP for IKEv2 and L2TP, GRE with its control connection for PPTP, HTTPS for SSTP"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 1723
  to_port           = 1723
}

resource "aws_vpc_security_group_ingress_rule" "vpn_from_0_0_0_0_0_udp_4500_4500" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rsr289sb8sg4: f9gqgqg7a52x fdrt6qf4smfk, NAT-T: roadwarriors to IPsec Policy Agent (key exchange and NAT traversal) on vpn: IKEv2 and L2TP negotiate their keys over ISAKMP and NAT traversal"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "udp"
  from_port         = 4500
  to_port           = 4500
}

resource "aws_vpc_security_group_ingress_rule" "vpn_from_0_0_0_0_0_udp_500_500" {
  security_group_id = aws_security_group.edge_vpn.id
  description       = "rsr289sb8sg4: f9gqgqg7a52x fdrt6qf4smfk, NAT-T: roadwarriors to IPsec Policy Agent (key exchange and NAT traversal) on vpn: IKEv2 and L2TP negotiate their keys over ISAKMP and NAT traversal"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "udp"
  from_port         = 500
  to_port           = 500
}

resource "aws_vpc_security_group_ingress_rule" "www_from_0_0_0_0_0_tcp_443_443" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "www_from_0_0_0_0_0_tcp_80_80" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "www_from_0_tcp_443_443" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv6         = "::/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "www_from_0_tcp_80_80" {
  security_group_id = aws_security_group.edge_www.id
  description       = "rc26xsn70kvt: f5fghryav4sz fm2jk80dkxhp, HTTP: roadwarriors to World Wide Web Publishing Service on www: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv6         = "::/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}
