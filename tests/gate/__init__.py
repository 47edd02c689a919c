"""The whole line from files to Parquet, judged report by report: a wrong dataset must not pass our own checks."""
