"""Observations -> scores: which reading counts, what the sums prove, and how sure we are."""
