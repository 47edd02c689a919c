"""A dataset for programs that do not read Parquet: CSV files that describe themselves, an Excel workbook, SQLite."""
