"""Documents read in processes of their own, so that a fault costs one document."""
