"""What stands on a page, whatever kind of file it came in."""
