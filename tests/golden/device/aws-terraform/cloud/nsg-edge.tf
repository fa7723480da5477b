# Rules of nsg-edge, from the project Cloud shop
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "nsg-edge_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to gateway: 10.80.0.10
resource "aws_security_group" "nsg-edge_gateway" {
  name        = "portolan-nsg-edge-gateway"
  description = "gateway"
  vpc_id      = var.nsg-edge_vpc_id
}

# Everything but own networks
resource "aws_ec2_managed_prefix_list" "nsg-edge_outside_ipv4" {
  name           = "portolan-nsg-edge-outside-ipv4"
  address_family = "IPv4"
  max_entries    = 22
  entry {
    cidr = "0.0.0.0/5"
  }
  entry {
    cidr = "8.0.0.0/7"
  }
  entry {
    cidr = "10.0.0.0/10"
  }
  entry {
    cidr = "10.64.0.0/12"
  }
  entry {
    cidr = "10.80.4.0/22"
  }
  entry {
    cidr = "10.80.8.0/21"
  }
  entry {
    cidr = "10.80.16.0/20"
  }
  entry {
    cidr = "10.80.32.0/19"
  }
  entry {
    cidr = "10.80.64.0/18"
  }
  entry {
    cidr = "10.80.128.0/17"
  }
  entry {
    cidr = "10.81.0.0/16"
  }
  entry {
    cidr = "10.82.0.0/15"
  }
  entry {
    cidr = "10.84.0.0/14"
  }
  entry {
    cidr = "10.88.0.0/13"
  }
  entry {
    cidr = "10.96.0.0/11"
  }
  entry {
    cidr = "10.128.0.0/9"
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
    cidr = "128.0.0.0/1"
  }
}

resource "aws_vpc_security_group_ingress_rule" "nsg-edge_gateway_from_outside_IPv4_tcp_443_443" {
  security_group_id = aws_security_group.nsg-edge_gateway.id
  description       = "rk235c0nn2px: f79kwyp400z7 fqkkm9a8z7a8, HTTPS: Customers to World Wide Web Publishing Service on gateway: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  prefix_list_id    = aws_ec2_managed_prefix_list.nsg-edge_outside_ipv4.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "nsg-edge_gateway_from_outside_IPv4_tcp_80_80" {
  security_group_id = aws_security_group.nsg-edge_gateway.id
  description       = "rk235c0nn2px: f79kwyp400z7 fqkkm9a8z7a8, HTTPS: Customers to World Wide Web Publishing Service on gateway: Visitors open the web sites with HTTP and HTTPS (and 1 more reason)"
  prefix_list_id    = aws_ec2_managed_prefix_list.nsg-edge_outside_ipv4.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}
