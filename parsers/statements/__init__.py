"""What the sentences of an analysis say of the scores, beside their values."""
