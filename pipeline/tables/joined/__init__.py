"""Tables that run over page ends, made one."""
