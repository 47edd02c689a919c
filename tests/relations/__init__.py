"""What must hold between two readings, whatever the truth is."""
