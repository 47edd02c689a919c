"""What each glyph of a broken text layer is."""
