"""Tables that only white space or horizontal rules show."""
