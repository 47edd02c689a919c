"""Scores from tables and prose."""
