"""Pictures of pages, read into words and rules."""
