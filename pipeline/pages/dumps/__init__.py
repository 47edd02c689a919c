"""Text without pages: dumps of OCR services and of pdftotext, Markdown, sheets of separated values."""
