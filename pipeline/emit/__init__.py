"""Decided rows -> Parquet: the schema, the rows, the snapshot on disk."""
