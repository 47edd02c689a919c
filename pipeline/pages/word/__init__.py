"""Word files (.docx): what Word prints of them, as blocks."""
