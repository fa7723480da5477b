# Rules of fw-edge, from the project Internet and DMZ
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "fw-edge_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to rpcproxy1: 192.168.30.10
resource "aws_security_group" "fw-edge_rpcproxy1" {
  name        = "portolan-fw-edge-rpcproxy1"
  description = "rpcproxy1"
  vpc_id      = var.fw-edge_vpc_id
}

# Attach to www1: 192.168.30.20
resource "aws_security_group" "fw-edge_www1" {
  name        = "portolan-fw-edge-www1"
  description = "www1"
  vpc_id      = var.fw-edge_vpc_id
}

# Attach to Internet: 203.0.113.0/24, 2001:db8:113::/48
resource "aws_security_group" "fw-edge_Internet" {
  name        = "portolan-fw-edge-Internet"
  description = "Internet"
  vpc_id      = var.fw-edge_vpc_id
}

resource "aws_vpc_security_group_egress_rule" "fw-edge_Internet_to_192_168_30_10_tcp_443_443" {
  security_group_id = aws_security_group.fw-edge_Internet.id
  description       = "r7ng8g4gd77t: f01brqhz0xgv, HTTPS: Roaming Outlook to World Wide Web Publishing Service on rpcproxy1: Outlook 2003 wraps its RPC calls in HTTPS and sends them to the RPC proxy, nothing else is exposed"
  cidr_ipv4         = "192.168.30.10/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "fw-edge_Internet_to_192_168_30_20_tcp_443_443" {
  security_group_id = aws_security_group.fw-edge_Internet.id
  description       = "r8kj9fhkkpn1: f5fghryav4sz fwemvdbdche8, HTTP: Customers to World Wide Web Publishing Service on www1: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "fw-edge_Internet_to_192_168_30_20_tcp_80_80" {
  security_group_id = aws_security_group.fw-edge_Internet.id
  description       = "r8kj9fhkkpn1: f5fghryav4sz fwemvdbdche8, HTTP: Customers to World Wide Web Publishing Service on www1: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "192.168.30.20/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "fw-edge_rpcproxy1_from_203_0_113_0_24_tcp_443_443" {
  security_group_id = aws_security_group.fw-edge_rpcproxy1.id
  description       = "r7ng8g4gd77t: f01brqhz0xgv, HTTPS: Roaming Outlook to World Wide Web Publishing Service on rpcproxy1: Outlook 2003 wraps its RPC calls in HTTPS and sends them to the RPC proxy, nothing else is exposed"
  cidr_ipv4         = "203.0.113.0/24"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "fw-edge_www1_from_203_0_113_0_24_tcp_443_443" {
  security_group_id = aws_security_group.fw-edge_www1.id
  description       = "r8kj9fhkkpn1: f5fghryav4sz fwemvdbdche8, HTTP: Customers to World Wide Web Publishing Service on www1: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "203.0.113.0/24"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "fw-edge_www1_from_203_0_113_0_24_tcp_80_80" {
  security_group_id = aws_security_group.fw-edge_www1.id
  description       = "r8kj9fhkkpn1: f5fghryav4sz fwemvdbdche8, HTTP: Customers to World Wide Web Publishing Service on www1: Visitors open the web sites with HTTP and HTTPS"
  cidr_ipv4         = "203.0.113.0/24"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}
