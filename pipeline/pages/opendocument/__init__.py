"""OpenDocument files (.odt, .ods), as blocks."""
