"""Reports written by chance from parts, in two halves of words: one to learn from, one that nobody looks at."""
