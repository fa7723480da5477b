# Rules of isp-router, from the project Site to site
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "isp-router_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to fw-branch Branch uplink: 198.51.100.2
resource "aws_security_group" "isp-router_fw-branch_Branch_uplink" {
  name        = "portolan-isp-router-fw-branch_Branch_uplink"
  description = "fw-branch Branch uplink"
  vpc_id      = var.isp-router_vpc_id
}

# Attach to fw-hq Headquarters uplink: 203.0.113.2
resource "aws_security_group" "isp-router_fw-hq_Headquarters_uplink" {
  name        = "portolan-isp-router-fw-hq_Headquarters_uplink"
  description = "fw-hq Headquarters uplink"
  vpc_id      = var.isp-router_vpc_id
}

resource "aws_vpc_security_group_egress_rule" "isp-router_fw-branch_Branch_uplink_to_203_0_113_2_esp" {
  security_group_id = aws_security_group.isp-router_fw-branch_Branch_uplink.id
  description       = "r7ca7vepxznn: fhkmmhcttqdb, IPsec ESP (IP protocol 50): the outside of the tunnel Branch to headquarters, which carries 22 flows"
  cidr_ipv4         = "203.0.113.2/32"
  ip_protocol       = "50"
}

resource "aws_vpc_security_group_egress_rule" "isp-router_fw-branch_Branch_uplink_to_203_0_113_2_udp_rwd10y" {
  security_group_id = aws_security_group.isp-router_fw-branch_Branch_uplink.id
  description       = "rv00pe021jgz: f55aq3x78mew fkhc6qq72543, IPsec ISAKMP: the outside of the tunnel Branch to headquarters, which carries 22 flows"
  cidr_ipv4         = "203.0.113.2/32"
  ip_protocol       = "udp"
  from_port         = 4500
  to_port           = 4500
}

resource "aws_vpc_security_group_egress_rule" "isp-router_fw-branch_Branch_uplink_to_203_0_113_2_udp_66m2kk" {
  security_group_id = aws_security_group.isp-router_fw-branch_Branch_uplink.id
  description       = "rv00pe021jgz: f55aq3x78mew fkhc6qq72543, IPsec ISAKMP: the outside of the tunnel Branch to headquarters, which carries 22 flows"
  cidr_ipv4         = "203.0.113.2/32"
  ip_protocol       = "udp"
  from_port         = 500
  to_port           = 500
}

resource "aws_vpc_security_group_ingress_rule" "isp-router_fw-hq_Headquarters_uplink_from_198_51_100_2_esp" {
  security_group_id = aws_security_group.isp-router_fw-hq_Headquarters_uplink.id
  description       = "r7ca7vepxznn: fhkmmhcttqdb, IPsec ESP (IP protocol 50): the outside of the tunnel Branch to headquarters, which carries 22 flows"
  cidr_ipv4         = "198.51.100.2/32"
  ip_protocol       = "50"
}

resource "aws_vpc_security_group_ingress_rule" "isp-router_fw-hq_Headquarters_uplink_from_198_51_100_v3fcyy" {
  security_group_id = aws_security_group.isp-router_fw-hq_Headquarters_uplink.id
  description       = "rv00pe021jgz: f55aq3x78mew fkhc6qq72543, IPsec ISAKMP: the outside of the tunnel Branch to headquarters, which carries 22 flows"
  cidr_ipv4         = "198.51.100.2/32"
  ip_protocol       = "udp"
  from_port         = 4500
  to_port           = 4500
}

resource "aws_vpc_security_group_ingress_rule" "isp-router_fw-hq_Headquarters_uplink_from_198_51_100_1s3w3g" {
  security_group_id = aws_security_group.isp-router_fw-hq_Headquarters_uplink.id
  description       = "rv00pe021jgz: f55aq3x78mew fkhc6qq72543, IPsec ISAKMP: the outside of the tunnel Branch to headquarters, which carries 22 flows"
  cidr_ipv4         = "198.51.100.2/32"
  ip_protocol       = "udp"
  from_port         = 500
  to_port           = 500
}
