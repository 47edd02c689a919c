"""What pages and tables share: words on lines, and the frame that they stand in."""
