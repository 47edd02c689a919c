"""What was read before, kept under the content that it came from and the code that read it."""
