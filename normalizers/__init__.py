"""Text and values, with no knowledge of pages or documents."""
