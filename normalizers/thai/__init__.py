"""Thai script: its letters and marks, its words, and the repair of broken text."""
