"""A folder of files -> the distinct documents in it."""
