"""Rich Text Format (.rtf), as blocks."""
