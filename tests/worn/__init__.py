"""Scans and photographs as offices make them: reports of the corpus worn in every way, with known truth."""
