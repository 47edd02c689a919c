"""What analyses say of the results, from tables and from prose."""
