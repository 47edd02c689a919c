"""Pages -> blocks: tables and the text around them, in reading order."""
