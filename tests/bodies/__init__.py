"""Simulated reports with known bodies: how often the link is right, and how sure it is where it is wrong."""
