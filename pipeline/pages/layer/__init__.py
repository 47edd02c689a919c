"""PDF text layers: glyphs in stream order, drawn rules, and whether to believe them."""
