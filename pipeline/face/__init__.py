"""What people meet: the command line, notebooks, and the way from a value back to the paper."""
