# Rules of nsg-core, from the project Cloud shop
# Each rule has its id as its name, and the flows that it serves in its comment.

variable "nsg-core_vpc_id" {
  type        = string
  description = "The VPC of the security groups"
}

# Attach to cache1: 10.80.2.20
resource "aws_security_group" "nsg-core_cache1" {
  name        = "portolan-nsg-core-cache1"
  description = "cache1"
  vpc_id      = var.nsg-core_vpc_id
}

# Attach to db1: 10.80.2.10
resource "aws_security_group" "nsg-core_db1" {
  name        = "portolan-nsg-core-db1"
  description = "db1"
  vpc_id      = var.nsg-core_vpc_id
}

# Attach to gateway: 10.80.0.10
resource "aws_security_group" "nsg-core_gateway" {
  name        = "portolan-nsg-core-gateway"
  description = "gateway"
  vpc_id      = var.nsg-core_vpc_id
}

# Attach to jump: 10.80.3.20
resource "aws_security_group" "nsg-core_jump" {
  name        = "portolan-nsg-core-jump"
  description = "jump"
  vpc_id      = var.nsg-core_vpc_id
}

# Attach to log1: 10.80.3.10
resource "aws_security_group" "nsg-core_log1" {
  name        = "portolan-nsg-core-log1"
  description = "log1"
  vpc_id      = var.nsg-core_vpc_id
}

# Attach to shop: 10.80.1.10, 10.80.1.11
resource "aws_security_group" "nsg-core_shop" {
  name        = "portolan-nsg-core-shop"
  description = "shop"
  vpc_id      = var.nsg-core_vpc_id
}

# Attach to time1: 10.80.3.11
resource "aws_security_group" "nsg-core_time1" {
  name        = "portolan-nsg-core-time1"
  description = "time1"
  vpc_id      = var.nsg-core_vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_cache1_from_10_80_1_10_31_tcp_6379_6379" {
  security_group_id = aws_security_group.nsg-core_cache1.id
  description       = "rq30bpw9gfyt: fehxvhy9t6k9, Redis: shop to Redis on cache1: The application reads and writes its data in Redis"
  cidr_ipv4         = "10.80.1.10/31"
  ip_protocol       = "tcp"
  from_port         = 6379
  to_port           = 6379
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_cache1_from_10_80_3_20_tcp_22_22" {
  security_group_id = aws_security_group.nsg-core_cache1.id
  description       = "rndqqdswatd7: fsfn5a1hgr1s, SSH: jump to SSH on cache1, db1: Administrators log in to the servers by SSH"
  cidr_ipv4         = "10.80.3.20/32"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_cache1_to_10_80_3_10_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_cache1.id
  description       = "rj4wgzks22fj: f842qtjnnmtp, Syslog: cache1, db1 to Syslog on log1: Linux servers send their log messages to the log server"
  cidr_ipv4         = "10.80.3.10/32"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_cache1_to_10_80_3_11_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_cache1.id
  description       = "rwa6wxeyk7f9: fd3vtf38k3f4, NTP: cache1, db1 to NTP on time1: The computer or device sets its clock by the NTP server (and 1 more reason)"
  cidr_ipv4         = "10.80.3.11/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_db1_from_10_80_1_10_31_tcp_5432_5432" {
  security_group_id = aws_security_group.nsg-core_db1.id
  description       = "rn804tacpz7a: fznvz140ctn1, PostgreSQL: shop to PostgreSQL on db1: The application queries its database"
  cidr_ipv4         = "10.80.1.10/31"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_db1_from_10_80_3_20_tcp_22_22" {
  security_group_id = aws_security_group.nsg-core_db1.id
  description       = "rndqqdswatd7: fsfn5a1hgr1s, SSH: jump to SSH on cache1, db1: Administrators log in to the servers by SSH"
  cidr_ipv4         = "10.80.3.20/32"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_db1_to_10_80_3_10_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_db1.id
  description       = "rj4wgzks22fj: f842qtjnnmtp, Syslog: cache1, db1 to Syslog on log1: Linux servers send their log messages to the log server"
  cidr_ipv4         = "10.80.3.10/32"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_db1_to_10_80_3_11_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_db1.id
  description       = "rwa6wxeyk7f9: fd3vtf38k3f4, NTP: cache1, db1 to NTP on time1: The computer or device sets its clock by the NTP server (and 1 more reason)"
  cidr_ipv4         = "10.80.3.11/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_gateway_to_10_80_1_10_31_tcp_443_443" {
  security_group_id = aws_security_group.nsg-core_gateway.id
  description       = "rysfgeg6txb1: fgxd1h24djs1 fq5beg2wcmp9, HTTPS: gateway to World Wide Web Publishing Service on shop: the project names it as one that it uses"
  cidr_ipv4         = "10.80.1.10/31"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_gateway_to_10_80_1_10_31_tcp_80_80" {
  security_group_id = aws_security_group.nsg-core_gateway.id
  description       = "rysfgeg6txb1: fgxd1h24djs1 fq5beg2wcmp9, HTTPS: gateway to World Wide Web Publishing Service on shop: the project names it as one that it uses"
  cidr_ipv4         = "10.80.1.10/31"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_gateway_to_10_80_3_10_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_gateway.id
  description       = "r2kxbv2ahqj9: fp5ftekrb7h1, Syslog: gateway to Syslog on log1: The computer or device sends its log messages to the log server"
  cidr_ipv4         = "10.80.3.10/32"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_gateway_to_10_80_3_11_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_gateway.id
  description       = "rr98w215fy6m: fh75c4yakdpx, NTP: gateway to NTP on time1: The computer or device sets its clock by the NTP server"
  cidr_ipv4         = "10.80.3.11/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_jump_to_10_80_2_10_tcp_22_22" {
  security_group_id = aws_security_group.nsg-core_jump.id
  description       = "rndqqdswatd7: fsfn5a1hgr1s, SSH: jump to SSH on cache1, db1: Administrators log in to the servers by SSH"
  cidr_ipv4         = "10.80.2.10/32"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_jump_to_10_80_2_20_tcp_22_22" {
  security_group_id = aws_security_group.nsg-core_jump.id
  description       = "rndqqdswatd7: fsfn5a1hgr1s, SSH: jump to SSH on cache1, db1: Administrators log in to the servers by SSH"
  cidr_ipv4         = "10.80.2.20/32"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_log1_from_10_80_0_10_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_log1.id
  description       = "r2kxbv2ahqj9: fp5ftekrb7h1, Syslog: gateway to Syslog on log1: The computer or device sends its log messages to the log server"
  cidr_ipv4         = "10.80.0.10/32"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_log1_from_10_80_1_10_31_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_log1.id
  description       = "rc75w2ztd1jw: f2dxxq5j62zr, Syslog: shop to Syslog on log1: The computer or device sends its log messages to the log server"
  cidr_ipv4         = "10.80.1.10/31"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_log1_from_10_80_2_10_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_log1.id
  description       = "rj4wgzks22fj: f842qtjnnmtp, Syslog: cache1, db1 to Syslog on log1: Linux servers send their log messages to the log server"
  cidr_ipv4         = "10.80.2.10/32"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_log1_from_10_80_2_20_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_log1.id
  description       = "rj4wgzks22fj: f842qtjnnmtp, Syslog: cache1, db1 to Syslog on log1: Linux servers send their log messages to the log server"
  cidr_ipv4         = "10.80.2.20/32"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_shop_from_10_80_0_10_tcp_443_443" {
  security_group_id = aws_security_group.nsg-core_shop.id
  description       = "rysfgeg6txb1: fgxd1h24djs1 fq5beg2wcmp9, HTTPS: gateway to World Wide Web Publishing Service on shop: the project names it as one that it uses"
  cidr_ipv4         = "10.80.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_shop_from_10_80_0_10_tcp_80_80" {
  security_group_id = aws_security_group.nsg-core_shop.id
  description       = "rysfgeg6txb1: fgxd1h24djs1 fq5beg2wcmp9, HTTPS: gateway to World Wide Web Publishing Service on shop: the project names it as one that it uses"
  cidr_ipv4         = "10.80.0.10/32"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_shop_to_10_80_2_10_tcp_5432_5432" {
  security_group_id = aws_security_group.nsg-core_shop.id
  description       = "rn804tacpz7a: fznvz140ctn1, PostgreSQL: shop to PostgreSQL on db1: The application queries its database"
  cidr_ipv4         = "10.80.2.10/32"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_shop_to_10_80_2_20_tcp_6379_6379" {
  security_group_id = aws_security_group.nsg-core_shop.id
  description       = "rq30bpw9gfyt: fehxvhy9t6k9, Redis: shop to Redis on cache1: The application reads and writes its data in Redis"
  cidr_ipv4         = "10.80.2.20/32"
  ip_protocol       = "tcp"
  from_port         = 6379
  to_port           = 6379
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_shop_to_10_80_3_10_udp_514_514" {
  security_group_id = aws_security_group.nsg-core_shop.id
  description       = "rc75w2ztd1jw: f2dxxq5j62zr, Syslog: shop to Syslog on log1: The computer or device sends its log messages to the log server"
  cidr_ipv4         = "10.80.3.10/32"
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_egress_rule" "nsg-core_shop_to_10_80_3_11_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_shop.id
  description       = "rwn0qhxb05k8: fbgsfqxxm640, NTP: shop to NTP on time1: The computer or device sets its clock by the NTP server"
  cidr_ipv4         = "10.80.3.11/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_time1_from_10_80_0_10_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_time1.id
  description       = "rr98w215fy6m: fh75c4yakdpx, NTP: gateway to NTP on time1: The computer or device sets its clock by the NTP server"
  cidr_ipv4         = "10.80.0.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_time1_from_10_80_1_10_31_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_time1.id
  description       = "rwn0qhxb05k8: fbgsfqxxm640, NTP: shop to NTP on time1: The computer or device sets its clock by the NTP server"
  cidr_ipv4         = "10.80.1.10/31"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_time1_from_10_80_2_10_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_time1.id
  description       = "rwa6wxeyk7f9: fd3vtf38k3f4, NTP: cache1, db1 to NTP on time1: The computer or device sets its clock by the NTP server (and 1 more reason)"
  cidr_ipv4         = "10.80.2.10/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}

resource "aws_vpc_security_group_ingress_rule" "nsg-core_time1_from_10_80_2_20_udp_123_123" {
  security_group_id = aws_security_group.nsg-core_time1.id
  description       = "rwa6wxeyk7f9: fd3vtf38k3f4, NTP: cache1, db1 to NTP on time1: The computer or device sets its clock by the NTP server (and 1 more reason)"
  cidr_ipv4         = "10.80.2.20/32"
  ip_protocol       = "udp"
  from_port         = 123
  to_port           = 123
}
