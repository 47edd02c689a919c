"""Small reports by the kind of fault that they provoke, each with its truth."""
