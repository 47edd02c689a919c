"""Names as printed -> bodies of the gazetteer."""
