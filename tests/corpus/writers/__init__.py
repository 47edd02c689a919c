"""From blocks to files: Word, web page, OCR-style dump."""
