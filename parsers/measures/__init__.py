"""Measures from tables, forms and prose."""
