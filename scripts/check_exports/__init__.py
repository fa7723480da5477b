"""What the exporters write, read by the programs and libraries that others read it with."""
