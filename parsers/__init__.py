"""How reports draw their tables and word what they state."""
