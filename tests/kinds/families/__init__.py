"""The reports: a module for each family, each with a `cases()` that gives them in order."""
