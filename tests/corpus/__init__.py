"""Invented reports with known truth, the script that makes them, and ways to damage them on purpose."""
